using System.Globalization;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.Faults;

/// <summary>The faults that are set; what the admin endpoint sets is the same. Safe for concurrent use.</summary>
public sealed class FaultSwitches
{
    private readonly ResourceStore _store;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private ActiveFault[] _active = [];
    private int _last;

    internal FaultSwitches(ResourceStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Sets a fault from now on; answers its id.</summary>
    /// <exception cref="ArgumentException">The description contradicts itself or is out of range.</exception>
    public string Set(Fault fault)
    {
        if (fault.Refuse() is { } reason)
        {
            throw new ArgumentException(reason, nameof(fault));
        }

        lock (_lock)
        {
            var id = (++_last).ToString(CultureInfo.InvariantCulture);
            _active = [.. _active, new ActiveFault(id, fault, _time.GetUtcNow(), fault.Do is Effect.StaleIndex ? _store.Contents : null)];
            return id;
        }
    }

    /// <summary>Sets a fault that strikes whatever the effect can.</summary>
    public string Set(Effect effect) => Set(new Fault { Do = effect });

    /// <summary>Takes a fault back. False when there is none of this id.</summary>
    public bool Clear(string id)
    {
        lock (_lock)
        {
            var before = _active.Length;
            _active = [.. _active.Where(fault => fault.Id != id)];
            return _active.Length < before;
        }
    }

    /// <summary>Takes all faults back.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _active = [];
        }
    }

    /// <summary>What is set, in the order it was; spent and expired faults too.</summary>
    public IReadOnlyList<FaultStatus> List() => [.. Volatile.Read(ref _active).Select(fault => fault.Describe())];

    /// <summary>Whether a request's query must be known to tell which faults are for it.</summary>
    internal bool AskForQueries => Volatile.Read(ref _active).Any(fault => fault.Fault.On.Query is not null);

    /// <summary>The faults that strike this request or event; each counts it.</summary>
    internal Strikes Strike(FaultArea area, string method, string path, string? query)
    {
        var active = Volatile.Read(ref _active);
        return active.Length == 0
            ? Strikes.None
            : new Strikes([.. active.Where(fault => fault.Fault.Areas.HasFlag(area) && fault.Fault.On.Covers(area, method, path, query) && fault.Strike(_time.GetUtcNow()))]);
    }
}
