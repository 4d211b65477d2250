using Azure.Core;
using Compliance.Application.Writes;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Writes resources with their pinned api-version, and follows what Azure goes on with after it answered.</summary>
internal sealed class ResourceManagerWriter(ArmSender sender, ArmPaces paces, AzureOptions options, TimeProvider time) : IResourceWriter
{
    public Task<ResourceWrite> PutAsync(ResourceId id, ReadOnlyMemory<byte> body, WriteCondition condition, CancellationToken cancellationToken) =>
        WriteAsync(RequestMethod.Put, id, body, condition, cancellationToken);

    public Task<ResourceWrite> PatchAsync(ResourceId id, ReadOnlyMemory<byte> body, WriteCondition condition, CancellationToken cancellationToken) =>
        WriteAsync(RequestMethod.Patch, id, body, condition, cancellationToken);

    public Task<ResourceWrite> DeleteAsync(ResourceId id, WriteCondition condition, CancellationToken cancellationToken) =>
        WriteAsync(RequestMethod.Delete, id, body: null, condition, cancellationToken);

    public Task<ResourceWrite> ResumeAsync(ResourceId id, Uri operation, bool isDelete, CancellationToken cancellationToken) =>
        OperationOf(id).FollowAsync(operation.AbsoluteUri, isDelete, first: null, cancellationToken);

    private async Task<ResourceWrite> WriteAsync(RequestMethod method, ResourceId id, ReadOnlyMemory<byte>? body, WriteCondition condition, CancellationToken cancellationToken)
    {
        var call = new ArmCall(method, AddressOf(id))
        {
            Body = body,
            IfMatch = condition.ETag,
            IfNoneMatch = condition.MustBeAbsent ? "*" : null,
        };
        var answer = await sender.SendAsync(call, paces.For(call), (response, content, stop) => ArmReply.ReadAsync(response, content, time, stop), new WaitClock(time), cancellationToken);
        if (answer.Value is not { } reply)
        {
            return method == RequestMethod.Delete && answer.Status == 404 ? new ResourceWrite(WriteOutcome.Done) : Refused(answer);
        }

        var isDelete = method == RequestMethod.Delete;
        if (reply.AsyncOperation is { } operation)
        {
            return await OperationOf(id).FollowAsync(operation, isDelete, reply, cancellationToken);
        }

        if (reply is { Status: 202, Location: { } location })
        {
            return await OperationOf(id).FollowAsync(location, isDelete, reply, cancellationToken);
        }

        return isDelete ? new ResourceWrite(WriteOutcome.Done) : await OperationOf(id).SettleAsync(reply, cancellationToken);
    }

    private ArmOperation OperationOf(ResourceId id) => new(sender, paces, options, time, AddressOf(id));

    private Uri AddressOf(ResourceId id) => ArmAddress.Of(options.Endpoint, id, ApiVersions.Of(id.TypeName));

    private static ResourceWrite Refused<T>(ArmAnswer<T> answer) => new(answer.Status switch
    {
        403 => WriteOutcome.Denied,
        409 => WriteOutcome.Conflict,
        412 => WriteOutcome.ConditionFailed,
        429 => WriteOutcome.Throttled,
        408 or < 400 or >= 500 => WriteOutcome.Undecided,
        _ => WriteOutcome.Refused,
    })
    {
        Code = answer.Error?.Code,
        Reason = answer.Reason,
    };
}
