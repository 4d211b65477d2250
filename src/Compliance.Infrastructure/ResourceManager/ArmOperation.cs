using Azure.Core;
using Compliance.Application.Writes;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// A write that Azure goes on with. Source: Azure Resource Manager, "Track asynchronous operations": the address in
/// <c>Azure-AsyncOperation</c> tells a status, the one in <c>Location</c> answers 202 until it is over.
/// </summary>
/// <param name="resource">The address of what is written.</param>
internal sealed class ArmOperation(ArmSender sender, ArmPaces paces, AzureOptions options, TimeProvider time, Uri resource)
{
    private readonly long _started = time.GetTimestamp();
    private int _waits;

    /// <param name="link">As Azure gave it.</param>
    /// <param name="first">The answer that gave it; null when it comes from elsewhere.</param>
    public async Task<ResourceWrite> FollowAsync(string link, bool isDelete, ArmReply? first, CancellationToken cancellationToken)
    {
        var last = first;
        while (true)
        {
            if (ArmAddress.Next(options.Endpoint, link) is not { } address)
            {
                return new ResourceWrite(WriteOutcome.Undecided) { Reason = "Azure names a foreign address for the operation, which was not called." };
            }

            if (last is not null && !await WaitAsync(last, cancellationToken))
            {
                return Late(address);
            }

            var answer = await GetAsync(address, cancellationToken);
            if (answer.Value is not { } reply)
            {
                // An operation told by Location answers with its own failure; anything else only says that it cannot be followed now.
                return new ResourceWrite(answer.Status is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 429) ? WriteOutcome.Failed : WriteOutcome.Undecided)
                {
                    Code = answer.Error?.Code,
                    Reason = answer.Reason,
                    Operation = address,
                };
            }

            switch (StandingOf(reply.State ?? (reply.Status == 202 ? "InProgress" : "Succeeded")))
            {
                case Standing.Succeeded:
                    return isDelete ? new ResourceWrite(WriteOutcome.Done) : await SettleAsync(known: null, cancellationToken);
                case Standing.Failed:
                    return Failed(reply, reply.State!);
                default:
                    // An operation without a status of its own may move.
                    link = reply.State is null && reply.Location is { } moved ? moved : link;
                    last = reply;
                    break;
            }
        }
    }

    /// <summary>Looks at the resource until it is in a final state, which types without an operation show there.</summary>
    /// <param name="known">What was seen of it already.</param>
    public async Task<ResourceWrite> SettleAsync(ArmReply? known, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (known is null)
            {
                var answer = await GetAsync(resource, cancellationToken);
                if (answer.Value is not { } reply)
                {
                    // The write is done; what became of the resource since is the next reader's to find.
                    return answer.Status == 404
                        ? new ResourceWrite(WriteOutcome.Done)
                        : new ResourceWrite(WriteOutcome.Undecided) { Code = answer.Error?.Code, Reason = answer.Reason };
                }

                known = reply;
            }

            switch (StandingOf(known.ProvisioningState ?? "Succeeded"))
            {
                case Standing.Succeeded:
                    return new ResourceWrite(WriteOutcome.Done) { Body = known.Body };
                case Standing.Failed:
                    return Failed(known, known.ProvisioningState!);
            }

            if (!await WaitAsync(known, cancellationToken))
            {
                return Late(operation: null);
            }

            known = null;
        }
    }

    private Task<ArmAnswer<ArmReply>> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var call = new ArmCall(RequestMethod.Get, address);
        return sender.SendAsync(call, paces.For(call), (response, content, stop) => ArmReply.ReadAsync(response, content, time, stop), new WaitClock(time), cancellationToken);
    }

    /// <returns>False when the wait would go beyond the patience.</returns>
    private async Task<bool> WaitAsync(ArmReply last, CancellationToken cancellationToken)
    {
        var wait = last.RetryAfter ?? options.PollDelay;

        // "At once" may be true of the first look; after it, it would be a race.
        wait = _waits++ > 0 && wait < options.PollDelay && wait < TimeSpan.FromSeconds(1) ? options.PollDelay : wait;
        if (time.GetElapsedTime(_started) + wait > options.OperationTimeout)
        {
            return false;
        }

        await Task.Delay(wait, time, cancellationToken);
        return true;
    }

    private ResourceWrite Late(Uri? operation) => new(WriteOutcome.Undecided)
    {
        Code = ArmError.Timeout,
        Reason = $"Azure has not finished within {options.OperationTimeout:c}.",
        Operation = operation,
    };

    private static ResourceWrite Failed(ArmReply reply, string state) => new(WriteOutcome.Failed)
    {
        Code = reply.Error?.Code ?? state,
        Reason = reply.Error is { } error ? $"Azure ended it as {state}: {error.Code}: {error.Message}" : $"Azure ended it as {state}.",
    };

    // Any other word is a stage on the way.
    private static Standing StandingOf(string state) =>
        state.Equals("Succeeded", StringComparison.OrdinalIgnoreCase) ? Standing.Succeeded
        : state.Equals("Failed", StringComparison.OrdinalIgnoreCase) || state.Equals("Canceled", StringComparison.OrdinalIgnoreCase) ? Standing.Failed
        : Standing.UnderWay;

    private enum Standing
    {
        UnderWay,
        Succeeded,
        Failed,
    }
}
