using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// Tells the meter of pages and of waits for the quota. It stands before and behind the policy that waits, in two instances:
/// what passes between them is the wait.
/// </summary>
internal sealed class QuotaWaitPolicy(ReadMeter meter, TimeProvider time, bool isBehind) : HttpPipelinePolicy
{
    // Below this a wait is the scheduler's.
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(20);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!isBehind)
        {
            message.SetProperty(typeof(QuotaWaitPolicy), time.GetTimestamp());
            await ProcessNextAsync(message, pipeline);
            return;
        }

        if (message.TryGetProperty(typeof(QuotaWaitPolicy), out var start) && time.GetElapsedTime((long)start!) is var wait && wait > Noticeable)
        {
            meter.Waited(wait);
        }

        await ProcessNextAsync(message, pipeline);
        if (message.HasResponse && message.Response.Status == 200)
        {
            meter.PageCame();
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Azure is only read asynchronously.");
}
