namespace Compliance.Simulator;

/// <summary>What happened since the start. Polls of operations count as reads.</summary>
public sealed record SimulatorCounts
{
    public required long ResourceManagerReads { get; init; }

    public required long ResourceManagerWrites { get; init; }

    public required long ResourceGraphCalls { get; init; }

    /// <summary>Resource Graph calls that were answered with 429.</summary>
    public required long ResourceGraphThrottled { get; init; }

    public required long EventsPublished { get; init; }

    /// <summary>Accepted with 2xx, once for each subscribed webhook.</summary>
    public required long EventsDelivered { get; init; }

    /// <summary>Refused with 400, 401 or 413, or given up after the last attempt.</summary>
    public required long EventsDropped { get; init; }
}
