using Azure;
using Compliance.Application;
using Compliance.Application.Poison;
using Compliance.Infrastructure.Tables;

namespace Compliance.Infrastructure.Queues;

/// <summary>The queue that the Functions host puts beside one of a trigger's, under its name with <c>-poison</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#poison-messages.</remarks>
internal sealed class StoragePoisonMessages(StoragePipeline pipeline, string queue, bool holdsEvents) : IPoisonMessages
{
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(2);

    private readonly StorageQueue _origin = new(pipeline, queue);
    private readonly StorageQueue _poison = new(pipeline, $"{queue}-poison");

    public string Name => _poison.Name;

    public bool HoldsEvents => holdsEvents;

    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _poison.CountAsync(cancellationToken) ?? 0;
        }
        catch (RequestFailedException refused)
        {
            throw new StoreUnavailableException($"The queue '{Name}' may not be looked at: {refused.Status} {refused.ErrorCode}.", refused);
        }
    }

    public Task<IReadOnlyList<PoisonMessage>> PeekAsync(CancellationToken cancellationToken) => _poison.PeekAsync(cancellationToken);

    public Task<IReadOnlyList<PoisonMessage>> TakeAsync(CancellationToken cancellationToken) => _poison.TakeAsync(Hidden, cancellationToken);

    public Task PutBackAsync(string text, CancellationToken cancellationToken) => _origin.AddAsync(text, TimeSpan.Zero, cancellationToken);

    public Task RemoveAsync(PoisonMessage taken, CancellationToken cancellationToken) =>
        _poison.RemoveAsync(taken.Id, taken.Receipt ?? throw new ArgumentException("Only a message that was taken can be removed.", nameof(taken)), cancellationToken);
}
