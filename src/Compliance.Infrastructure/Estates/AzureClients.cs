using Azure.Core;
using Azure.Core.Pipeline;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>Builds the clients of one cloud; all of them keep to one pace.</summary>
/// <param name="transport">What carries requests; null for HTTP.</param>
internal sealed class AzureClients(
    IOptions<AzureOptions> options,
    TokenCredential credential,
    GraphQuota quota,
    ArmPaces paces,
    StringPool pool,
    ReadMeter meter,
    AzureMetrics metrics,
    TimeProvider time,
    ILoggerFactory loggers,
    HttpPipelineTransport? transport)
{
    /// <param name="perTry">Sees every answer, a retry's too.</param>
    public ArmSender Sender(params HttpPipelinePolicy[] perTry) =>
        new(ArmPipeline.Build(options.Value, credential, transport, perTry), options.Value, metrics, time, loggers.CreateLogger<ArmSender>());

    /// <inheritdoc cref="Sender"/>
    public ResourceManagerClient ResourceManager(params HttpPipelinePolicy[] perTry) => new(Sender(perTry), paces, options.Value.Endpoint, pool);

    /// <inheritdoc cref="Sender"/>
    public ResourceGraphClient ResourceGraph(params HttpPipelinePolicy[] perTry) =>
        new(Sender(perTry), new MeteredPace(quota, meter), options.Value.Endpoint, pool, loggers.CreateLogger<ResourceGraphClient>());
}
