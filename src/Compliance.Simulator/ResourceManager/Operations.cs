using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>Runs asynchronous operations and answers their status.</summary>
internal sealed class Operations(TimeProvider time, TimeSpan duration, Lock writing) : IDisposable
{
    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<ITimer> _timers = [];

    public bool IsBusy(string resourceId)
    {
        EndDue();
        return _operations.Values.Any(o => !o.HasEnded && o.ResourceId.Equals(resourceId, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an operation on the resource or on one of its children runs.</summary>
    public bool IsBusyWithin(string resourceId) =>
        IsBusy(resourceId) || _operations.Values.Any(o => !o.HasEnded && o.ResourceId.StartsWith(resourceId + "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers the headers that lead a client to the operation.</summary>
    public Dictionary<string, string> Start(ArmRequest request, ResourcePath path, string? location, Action end, Action fail)
    {
        var failure = request.Strikes.Get<Effect.FailOperation>();
        var operation = new Operation(path.Id, time.GetUtcNow(), duration, writing, failure is null ? end : fail) { Failure = failure is null ? null : (failure.ErrorCode, failure.Message) };
        _operations[operation.Id] = operation;
        if (duration > TimeSpan.Zero)
        {
            _timers.Add(time.CreateTimer(_ => operation.End(), null, duration, Timeout.InfiniteTimeSpan));
        }
        else
        {
            operation.End();
        }

        var place = $"{request.LinkOrigin}/subscriptions/{path.Subscription}/providers/{path.Namespace}/locations/{(location ?? "global").Replace(" ", "", StringComparison.Ordinal)}";
        return new Dictionary<string, string>
        {
            ["Azure-AsyncOperation"] = $"{place}/operationStatuses/{operation.Id}?api-version={request.ApiVersion}",
            ["Location"] = $"{place}/operationResults/{operation.Id}?api-version={request.ApiVersion}",
            ["Retry-After"] = Math.Ceiling(duration.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        };
    }

    public ArmResponse Status(string id)
    {
        EndDue();
        return _operations.TryGetValue(id, out var operation)
            ? ArmResponse.Ok(Describe(operation))
            : ArmResponse.Error(404, "OperationNotFound", $"The operation '{id}' was not found.");
    }

    public ArmResponse Result(string id, Func<string, JsonObject?> view)
    {
        EndDue();
        return !_operations.TryGetValue(id, out var operation) ? ArmResponse.Error(404, "OperationNotFound", $"The operation '{id}' was not found.")
            : !operation.HasEnded ? new ArmResponse(202)
            : operation.Failure is var (code, message) ? ArmResponse.Error(409, code, message)
            : view(operation.ResourceId) is { } body ? ArmResponse.Ok(body)
            : new ArmResponse(204);
    }

    public void Dispose()
    {
        foreach (var timer in _timers)
        {
            timer.Dispose();
        }
    }

    // A timer may be late; the answer to a poll must not be.
    private void EndDue()
    {
        foreach (var operation in _operations.Values.Where(o => !o.HasEnded && o.EndsAt <= time.GetUtcNow()))
        {
            operation.End();
        }
    }

    private static JsonObject Describe(Operation operation)
    {
        var status = new JsonObject
        {
            ["name"] = operation.Id,
            ["resourceId"] = operation.ResourceId,
            ["status"] = !operation.HasEnded ? "InProgress" : operation.Failure is null ? "Succeeded" : "Failed",
            ["startTime"] = operation.StartedAt.UtcDateTime,
        };
        if (operation.HasEnded)
        {
            status["endTime"] = operation.EndsAt.UtcDateTime;
            if (operation.Failure is var (code, message))
            {
                status["error"] = new JsonObject { ["code"] = code, ["message"] = message };
            }
        }

        return status;
    }
}
