namespace Compliance.Cli.Replays;

/// <summary>What is to run again: stored changes of a time, or a file.</summary>
internal sealed record ReplayRequest
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>A file, or <c>-</c>.</summary>
    public string? DeadLetter { get; init; }

    public bool IsApplied { get; init; }

    /// <exception cref="UsageException">The options contradict each other, or name nothing.</exception>
    public void Check()
    {
        if (DeadLetter is null && (From is null || To is null))
        {
            throw new UsageException("Say what to replay: --from TIME and --to TIME, or --dead-letter FILE.");
        }

        if (DeadLetter is not null && (From ?? To) is not null)
        {
            throw new UsageException("Give --from and --to or --dead-letter, not both.");
        }

        if (From >= To)
        {
            throw new UsageException("--from must lie before --to.");
        }
    }
}
