using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Domain.Findings;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>The calls of one process to its store: through its gate, and under the eye of whoever guards the fence.</summary>
/// <param name="isGate">Whether faults strike these calls, and not the wire below.</param>
internal sealed class StoreCalls(ProcessGate gate, FenceWatch fence, bool isGate) : IPortCalls
{
    public async Task<T> CallAsync<T>(string method, object?[] args, Func<Task<T>> call)
    {
        if (method == nameof(IAssessorLease.RenewAsync) && gate.Paused.IsCompleted)
        {
            // The worst of a process that stood still: it goes on with its work before it learns that its lease is lost.
            await Task.Delay(Timeout.InfiniteTimeSpan, (CancellationToken)args[^1]!);
        }

        return isGate ? await gate.PassAsync(() => WatchAsync(method, args, call)) : await WatchAsync(method, args, call);
    }

    private async Task<T> WatchAsync<T>(string method, object?[] args, Func<Task<T>> call)
    {
        var standing = fence.Number;
        var answer = await call();
        if (method == nameof(IFindingStore.RaiseFenceAsync))
        {
            fence.Raised((long)args[0]!);
        }
        else if (answer is IReadOnlyList<FindingKey> conflicts && args is [IReadOnlyCollection<FindingWrite> writes, long number, ..] && number < standing && writes.Count > conflicts.Count)
        {
            fence.Passed(number, standing);
        }

        return answer;
    }
}

/// <summary>Sees whether an assessor writes that another one has shut out.</summary>
internal sealed class FenceWatch
{
    private readonly Lock _lock = new();

    public long Number { get; private set; }

    /// <summary>What a stale assessor wrote; null as long as none did.</summary>
    public string? Breach { get; private set; }

    public void Raised(long number)
    {
        lock (_lock)
        {
            Number = Math.Max(Number, number);
        }
    }

    public void Passed(long number, long standing)
    {
        lock (_lock)
        {
            Breach = $"The assessor with fence {number} wrote after {standing} was raised.";
        }
    }
}
