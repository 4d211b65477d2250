using Compliance.Simulator.Resources;

namespace Compliance.Simulator.Faults;

/// <summary>The faults that strike one request or event.</summary>
internal sealed class Strikes(IReadOnlyList<ActiveFault> faults)
{
    public static Strikes None { get; } = new([]);

    public bool IsEmpty => faults.Count == 0;

    /// <summary>The estate as an index that lags behind has it; null when none lags.</summary>
    public ResourceSet? Frozen => faults.Select(fault => fault.Frozen).FirstOrDefault(resources => resources is not null);

    /// <summary>The first effect of this kind, or null.</summary>
    public T? Get<T>()
        where T : Effect => All<T>().FirstOrDefault();

    public IEnumerable<T> All<T>()
        where T : Effect => faults.Select(fault => fault.Fault.Do).OfType<T>();
}
