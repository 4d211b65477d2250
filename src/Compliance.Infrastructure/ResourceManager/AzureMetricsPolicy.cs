using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Measures every try on the wire.</summary>
internal sealed class AzureMetricsPolicy(AzureMetrics metrics, TimeProvider time) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var api = message.Request.Uri.Path.Contains("/Microsoft.ResourceGraph/", StringComparison.OrdinalIgnoreCase) ? AzureMetrics.Graph : AzureMetrics.Arm;
        if (message.ProcessingContext.RetryNumber > 0)
        {
            metrics.Retried(api);
        }

        var started = time.GetTimestamp();
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            metrics.Answered(api, message.HasResponse ? message.Response.Status : 0, time.GetElapsedTime(started));
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Azure is only read asynchronously.");
}
