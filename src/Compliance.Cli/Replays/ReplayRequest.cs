namespace Compliance.Cli.Replays;

/// <summary>What is to run again: stored changes of a time, a file, or poison messages.</summary>
internal sealed record ReplayRequest
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>A file, or <c>-</c>.</summary>
    public string? DeadLetter { get; init; }

    /// <summary>The storage account whose poison messages are meant, as <see cref="Hosting.StorageAccount"/> has it.</summary>
    public string? Poison { get; init; }

    /// <summary>The storage account whose signals wake the Functions host of the store, likewise.</summary>
    public string? Signal { get; init; }

    public bool IsApplied { get; init; }

    /// <exception cref="UsageException">The options contradict each other, or name nothing.</exception>
    public void Check()
    {
        var ways = new[] { From is not null || To is not null, DeadLetter is not null, Poison is not null }.Count(isGiven => isGiven);
        if (ways == 0 || (ways == 1 && DeadLetter is null && Poison is null && (From is null || To is null)))
        {
            throw new UsageException("Say what to replay: --from TIME and --to TIME, or --dead-letter FILE, or --poison ACCOUNT.");
        }

        if (ways > 1)
        {
            throw new UsageException("Give --from and --to, or --dead-letter, or --poison: one of them.");
        }

        if (Signal is not null && Poison is not null)
        {
            throw new UsageException("--signal goes with --from and --to, or with --dead-letter: what --poison puts back wakes the functions by itself.");
        }

        if (From >= To)
        {
            throw new UsageException("--from must lie before --to.");
        }
    }
}
