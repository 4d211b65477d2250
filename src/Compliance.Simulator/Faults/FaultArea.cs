namespace Compliance.Simulator.Faults;

/// <summary>A face of the simulated Azure.</summary>
[Flags]
public enum FaultArea
{
    None = 0,

    /// <summary>Resource Manager: resources, providers, operations.</summary>
    Arm = 1,

    /// <summary>Resource Graph queries.</summary>
    Graph = 2,

    /// <summary>Events on their way to a webhook.</summary>
    Events = 4,
}
