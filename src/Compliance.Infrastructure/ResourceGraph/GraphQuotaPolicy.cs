using Azure.Core;
using Azure.Core.Pipeline;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Stands between the retries and the wire, so that a retry too waits for its turn.</summary>
internal sealed class GraphQuotaPolicy(GraphQuota quota, AzureMetrics metrics) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (await quota.WaitAsync(message.CancellationToken) is { Ticks: > 0 } waited)
        {
            metrics.Waited(AzureMetrics.Graph, waited);
        }

        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            quota.Answered(message.HasResponse ? message.Response : null);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Azure is only read asynchronously.");
}
