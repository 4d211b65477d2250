namespace Compliance.Simulator.Faults;

/// <summary>A fault that is set and what became of it.</summary>
public sealed record FaultStatus
{
    public required string Id { get; init; }

    public required Fault Fault { get; init; }

    /// <summary>Requests or events it was for, those it left alone included.</summary>
    public required int Matched { get; init; }

    /// <summary>Requests or events it struck.</summary>
    public required int Struck { get; init; }
}
