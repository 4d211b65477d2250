using Azure.Core;
using Azure.Core.Pipeline;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>Builds the clients of one cloud; all of them keep to one quota.</summary>
/// <param name="transport">What carries requests; null for HTTP.</param>
internal sealed class AzureClients(
    IOptions<AzureOptions> options, TokenCredential credential, GraphQuota quota, StringPool pool, ReadMeter meter, TimeProvider time, HttpPipelineTransport? transport)
{
    /// <param name="perTry">Sees every answer, a retry's too.</param>
    public ResourceManagerClient ResourceManager(params HttpPipelinePolicy[] perTry) =>
        new(ArmPipeline.Build(options.Value, credential, transport, perTry), options.Value.Endpoint, pool);

    public ResourceGraphClient ResourceGraph(params HttpPipelinePolicy[] perTry) => new(
        ArmPipeline.Build(
            options.Value,
            credential,
            transport,
            [.. perTry, new QuotaWaitPolicy(meter, time, isBehind: false), new GraphQuotaPolicy(quota), new QuotaWaitPolicy(meter, time, isBehind: true)]),
        options.Value.Endpoint,
        pool);
}
