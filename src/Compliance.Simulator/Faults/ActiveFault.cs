using Compliance.Simulator.Resources;

namespace Compliance.Simulator.Faults;

/// <summary>A fault that is set, with what it has met so far. Its own lock: requests come in parallel.</summary>
internal sealed class ActiveFault(string id, Fault fault, DateTimeOffset setAt, ResourceSet? frozen)
{
    // A test wants the same strikes each time; nothing here is a secret.
#pragma warning disable CA5394
    private readonly Random _random = new(fault.Seed);
    private readonly Lock _lock = new();
    private int _matched;
    private int _struck;

    public string Id { get; } = id;

    public Fault Fault { get; } = fault;

    /// <summary>The estate as it was when the fault was set; only for <see cref="Effect.StaleIndex"/>.</summary>
    public ResourceSet? Frozen { get; } = frozen;

    /// <summary>Counts a matching request; answers whether the fault strikes it.</summary>
    public bool Strike(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Fault.ForSeconds is { } seconds && now >= setAt + TimeSpan.FromSeconds(seconds))
            {
                return false;
            }

            if (_matched++ < Fault.Skip || _struck >= Fault.Times || (Fault.Probability < 1 && _random.NextDouble() >= Fault.Probability))
            {
                return false;
            }

            _struck++;
            return true;
        }
    }
#pragma warning restore CA5394

    public FaultStatus Describe()
    {
        lock (_lock)
        {
            return new FaultStatus { Id = Id, Fault = Fault, Matched = _matched, Struck = _struck };
        }
    }
}
