using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.Estates;

/// <summary>Shows every good answer to the copy before whoever asked reads it: the clients keep what rules read, a file keeps the rows.</summary>
internal sealed class RowCopyPolicy(RowCopy copy) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (!message.HasResponse || message.Response.Status != 200 || message.Response.ContentStream is not { } content)
        {
            return;
        }

        if (content is not MemoryStream)
        {
            var whole = new MemoryStream();
            await content.CopyToAsync(whole, message.CancellationToken);
            await content.DisposeAsync();
            whole.Position = 0;
            message.Response.ContentStream = whole;
        }

        await copy.AddPageAsync(message.Response.Content.ToMemory(), message.CancellationToken);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Azure is only read asynchronously.");
}
