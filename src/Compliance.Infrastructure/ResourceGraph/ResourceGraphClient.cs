using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Asks Resource Graph, all pages of an answer. Queries must be sorted by <c>id</c>, or pages repeat and lose rows.</summary>
internal sealed class ResourceGraphClient(HttpPipeline pipeline, Uri endpoint, StringPool pool, AzureMetrics metrics)
{
    private readonly Uri _address = new(endpoint, "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01");

    /// <exception cref="RequestFailedException">Azure failed otherwise than with 403, or with 429 to the last retry.</exception>
    /// <exception cref="InvalidDataException">The pages do not come to an end.</exception>
    public async Task<GraphRead> ReadAsync(string query, QueryArea area, WaitClock clock, CancellationToken cancellationToken)
    {
        var rows = new RowList();
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var isCut = false;
        string? token = null;
        do
        {
            var before = rows.Items.Count;
            using var message = Request(GraphRequestBody.Write(query, area, token));
            await clock.WaitAsync(pipeline.SendAsync(message, cancellationToken));
            if (Refusal(message.Response) is { } outcome)
            {
                return new GraphRead(rows.Items, outcome, isCut);
            }

            isCut |= message.Response.Headers.TryGetValue("x-ms-tenant-subscription-limit-hit", out var hit) && bool.TryParse(hit, out var isHit) && isHit;
            var head = await ReadPageAsync(message.Response, rows, cancellationToken);
            metrics.Paged(AzureMetrics.Graph);
            metrics.Rows(AzureMetrics.Graph, rows.Items.Count - before);
            var total = long.TryParse(head.TotalRecords.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var records) ? records : rows.Items.Count;
            token = head.SkipToken.IsEmpty ? null : head.SkipToken.Text;
            if (token is null)
            {
                return new GraphRead(rows.Items, head.ResultTruncated.Boolean is true || rows.Items.Count < total ? ReadOutcome.Truncated : ReadOutcome.Complete, isCut);
            }

            if (!tokens.Add(token) || rows.Items.Count == before || rows.Items.Count > total + GraphRequestBody.Top)
            {
                throw new InvalidDataException($"Resource Graph's pages do not end: {rows.Items.Count} rows were read of {total}, and yet another page was promised.");
            }
        }
        while (true);
    }

    private static ReadOutcome? Refusal(Response response) => response.Status switch
    {
        200 => null,
        403 => ReadOutcome.Denied,
        429 => ReadOutcome.Throttled,
        _ => throw new RequestFailedException(response),
    };

    private async Task<DocumentHead> ReadPageAsync(Response response, RowList rows, CancellationToken cancellationToken)
    {
        var document = new RowDocument(rows, pool, typeFromId: false);
        await new RowStream(response.ContentStream ?? Stream.Null, document, long.MaxValue).ReadAllAsync(cancellationToken);
        return document.Head;
    }

    private HttpMessage Request(ReadOnlyMemory<byte> body)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(_address);
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        message.Request.Content = RequestContent.Create(body);
        return message;
    }
}
