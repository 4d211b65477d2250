using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Domain.Findings;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>The calls of one process to its store: through its gate, and under the eye of whoever guards the fence.</summary>
/// <param name="isGate">Whether faults strike these calls, and not the wire below.</param>
internal sealed class StoreCalls(ProcessGate gate, FenceWatch fence, bool isGate) : IPortCalls
{
    public async Task<T> CallAsync<T>(MethodInfo method, object?[] args, Func<Task<T>> call)
    {
        if (method.Name == nameof(IAssessorLease.RenewAsync) && gate.Paused.IsCompleted)
        {
            // The worst of a process that stood still: it goes on with its work before it learns that its lease is lost.
            await Task.Delay(Timeout.InfiniteTimeSpan, (CancellationToken)args[^1]!);
        }

        return isGate ? await gate.PassAsync(() => WatchAsync(method, args, call)) : await WatchAsync(method, args, call);
    }

    private async Task<T> WatchAsync<T>(MethodInfo method, object?[] args, Func<Task<T>> call)
    {
        var port = method.DeclaringType!;
        var standing = fence.NumberOf(port);
        var answer = await call();
        if (method.Name == nameof(IFindingStore.RaiseFenceAsync))
        {
            fence.Raised(port, (long)args[0]!);
        }
        else if (args[0] is SweepRecord sweep)
        {
            fence.Swept(sweep);
        }
        else if (Array.FindIndex(method.GetParameters(), parameter => parameter.Name == "fence") is >= 0 and var at && (long)args[at]! < standing && HasWritten(args, answer))
        {
            fence.Passed(method, (long)args[at]!, standing);
        }

        return answer;
    }

    private static bool HasWritten(object?[] args, object? answer) => answer switch
    {
        IReadOnlyList<FindingKey> conflicts => ((IReadOnlyCollection<FindingWrite>)args[0]!).Count > conflicts.Count,
        int written => written > 0,
        _ => args.OfType<ICollection>().ToList() is var rows && (rows.Count == 0 || rows.Exists(some => some.Count > 0)),
    };
}

/// <summary>Sees whether an assessor writes that another one has shut out.</summary>
internal sealed class FenceWatch
{
    private readonly ConcurrentDictionary<Type, long> _numbers = [];
    private readonly ConcurrentDictionary<SweepKind, long> _sweeps = [];

    /// <summary>What a stale assessor wrote; null as long as none did.</summary>
    public string? Breach { get; private set; }

    public long NumberOf(Type port) => _numbers.GetValueOrDefault(port);

    public void Raised(Type port, long number) => _numbers.AddOrUpdate(port, number, (_, standing) => Math.Max(standing, number));

    public void Swept(SweepRecord sweep)
    {
        var newest = _sweeps.AddOrUpdate(sweep.Kind, sweep.Fence, (_, standing) => Math.Max(standing, sweep.Fence));
        Breach = sweep.Fence < newest ? $"The {sweep.Kind} sweep with fence {sweep.Fence} took the place of one with {newest}." : Breach;
    }

    public void Passed(MethodInfo method, long number, long standing) =>
        Breach = $"The assessor with fence {number} passed {method.DeclaringType!.Name}.{method.Name} after {standing} was raised.";
}
