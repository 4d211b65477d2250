using Compliance.Application;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>
/// Where a process meets its store. At a call that a test names it fails, or the process is killed or paused: before the call
/// reaches the store, or after the store did what it was told. From then on a killed process reaches nothing.
/// </summary>
internal sealed class ProcessGate
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StoreFault? _next;
    private int _left;
    private bool _isPaused;
    private bool _isKilled;

    /// <summary>Ends when the process is paused.</summary>
    public Task Paused => _paused.Task;

    public bool IsKilled => Volatile.Read(ref _isKilled);

    /// <param name="after">How many calls pass before it.</param>
    public void Set(StoreFault fault, int after)
    {
        lock (_lock)
        {
            (_next, _left) = (fault, after);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _next = null;
        }
    }

    public void Resume() => _resumed.TrySetResult();

    public async Task<T> PassAsync<T>(Func<Task<T>> call)
    {
        var fault = Take();
        if (_isPaused)
        {
            await _resumed.Task;
        }

        ThrowIfKilled();
        if (fault is StoreFault.UnavailableBefore)
        {
            throw new StoreUnavailableException("The store is not available.");
        }

        var answer = await call();
        if (fault is StoreFault.KilledAfter)
        {
            Volatile.Write(ref _isKilled, true);
        }

        ThrowIfKilled();
        return fault is StoreFault.UnavailableAfter ? throw new StoreUnavailableException("The store's answer was lost.") : answer;
    }

    private StoreFault? Take()
    {
        lock (_lock)
        {
            if (_next is null || _left-- > 0)
            {
                return null;
            }

            var fault = _next;
            _next = null;
            switch (fault)
            {
                case StoreFault.KilledBefore:
                    Volatile.Write(ref _isKilled, true);
                    break;
                case StoreFault.Paused:
                    _isPaused = true;
                    _paused.TrySetResult();
                    break;
                default:
                    break;
            }

            return fault;
        }
    }

    private void ThrowIfKilled()
    {
        if (IsKilled)
        {
            throw new ProcessKilledException();
        }
    }
}

internal enum StoreFault
{
    UnavailableBefore,

    /// <summary>The write was done, and nobody knows.</summary>
    UnavailableAfter,
    KilledBefore,
    KilledAfter,
    Paused,
}
