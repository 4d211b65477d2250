using Azure.Core.Pipeline;
using Compliance.Infrastructure.Tables;
using Compliance.Pipeline.Tests.Processes;
using Compliance.Testing.Azurite;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Pipeline.Tests.Stores;

/// <summary>Tables of their own in Azurite. What fails is a request: a call of a port may be several.</summary>
internal sealed class AzuritePlace(AzuriteServer azurite) : IStorePlace
{
    private readonly string _prefix = $"p{Guid.NewGuid():N}";

    public void AddTo(IServiceCollection services, ProcessGate gate, FenceWatch fence) => services
        .AddTableStore(options => (options.ConnectionString, options.TablePrefix) = (azurite.ConnectionString, _prefix))
        .AddSingleton(provider => new TableAccount(
            new StoragePipeline(
                StorageConnection.Of(azurite.ConnectionString, endpoint: null, credential: null, "table"),
                (account, key) => new SharedKeyLitePolicy(account, key, TimeProvider.System),
                // The pipeline waits for real between its tries.
                maxRetries: 0,
                new GatedTransport(HttpClientTransport.Shared, gate)),
            _prefix))
        .AddCalls(new StoreCalls(gate, fence, isGate: false));

    public int CallOf(int number) => 2 * number;

    // The tables go with Azurite, which keeps them in memory.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
