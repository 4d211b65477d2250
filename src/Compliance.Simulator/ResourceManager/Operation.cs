namespace Compliance.Simulator.ResourceManager;

/// <summary>
/// One asynchronous operation. It ends once, under the lock that writers of the store hold: whoever sees it ended also
/// sees what it did.
/// </summary>
internal sealed class Operation(string resourceId, DateTimeOffset startedAt, TimeSpan duration, Lock writing, Action end)
{
    private volatile bool _hasEnded;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string ResourceId { get; } = resourceId;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset EndsAt { get; } = startedAt + duration;

    public bool HasEnded => _hasEnded;

    /// <summary>Code and message when it ends as failed; null when it succeeds.</summary>
    public (string Code, string Message)? Failure { get; init; }

    public void End()
    {
        lock (writing)
        {
            if (!_hasEnded)
            {
                end();
                _hasEnded = true;
            }
        }
    }
}
