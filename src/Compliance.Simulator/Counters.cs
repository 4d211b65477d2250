namespace Compliance.Simulator;

internal sealed class Counters
{
    private long _reads;
    private long _writes;
    private long _graphCalls;
    private long _graphThrottled;
    private long _published;
    private long _delivered;
    private long _dropped;

    public SimulatorCounts Snapshot() => new()
    {
        ResourceManagerReads = Interlocked.Read(ref _reads),
        ResourceManagerWrites = Interlocked.Read(ref _writes),
        ResourceGraphCalls = Interlocked.Read(ref _graphCalls),
        ResourceGraphThrottled = Interlocked.Read(ref _graphThrottled),
        EventsPublished = Interlocked.Read(ref _published),
        EventsDelivered = Interlocked.Read(ref _delivered),
        EventsDropped = Interlocked.Read(ref _dropped),
    };

    public void Read() => Interlocked.Increment(ref _reads);

    public void Written() => Interlocked.Increment(ref _writes);

    public void GraphCalled() => Interlocked.Increment(ref _graphCalls);

    public void GraphThrottled() => Interlocked.Increment(ref _graphThrottled);

    public void Published() => Interlocked.Increment(ref _published);

    public void Delivered() => Interlocked.Increment(ref _delivered);

    public void Dropped() => Interlocked.Increment(ref _dropped);
}
