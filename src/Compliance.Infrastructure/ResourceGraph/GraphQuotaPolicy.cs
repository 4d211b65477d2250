using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Stands between the retries and the wire, so that a retry too waits for its turn.</summary>
internal sealed class GraphQuotaPolicy(GraphQuota quota) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await quota.WaitAsync(message.CancellationToken);
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
