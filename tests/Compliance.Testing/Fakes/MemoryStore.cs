using Compliance.Application;

namespace Compliance.Testing.Fakes;

/// <summary>What the stores in memory share: one lock, and a switch that makes them unreachable.</summary>
public abstract class MemoryStore
{
    private readonly Lock _lock = new();

    /// <summary>While true every call throws <see cref="StoreUnavailableException"/>.</summary>
    public bool IsAway { get; set; }

    protected Task<T> Run<T>(Func<T> work)
    {
        if (IsAway)
        {
            return Task.FromException<T>(new StoreUnavailableException());
        }

        lock (_lock)
        {
            return Task.FromResult(work());
        }
    }

    protected Task Run(Action work) => Run(() =>
    {
        work();
        return true;
    });
}
