namespace Compliance.Simulator.ResourceManager;

/// <summary>One asynchronous operation; <see cref="End"/> takes effect once.</summary>
internal sealed class Operation(string resourceId, DateTimeOffset startedAt, TimeSpan duration, Action end)
{
    private int _ended;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string ResourceId { get; } = resourceId;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public DateTimeOffset EndsAt { get; } = startedAt + duration;

    public bool HasEnded => Volatile.Read(ref _ended) == 1;

    public void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            end();
        }
    }
}
