using Compliance.Application;

namespace Compliance.Testing.Fakes;

/// <summary>What the stores in memory share: one lock, and a fault to be met instead of an answer.</summary>
public abstract class MemoryStore
{
    private readonly Lock _lock = new();

    /// <summary>What every call throws while it is set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>While true every call throws <see cref="StoreUnavailableException"/>.</summary>
    public bool IsAway
    {
        get => Fault is StoreUnavailableException;
        set => Fault = value ? new StoreUnavailableException() : null;
    }

    protected Task<T> Run<T>(Func<T> work)
    {
        lock (_lock)
        {
            return Fault is { } fault ? Task.FromException<T>(fault) : Task.FromResult(work());
        }
    }

    protected Task Run(Action work) => Run(() =>
    {
        work();
        return true;
    });
}
