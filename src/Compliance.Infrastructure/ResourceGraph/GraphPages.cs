using Azure;
using Azure.Core;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Microsoft.Extensions.Logging;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Fetches pages of one read. Answers are limited in bytes too: once a page was too large, all that follow are smaller.</summary>
internal sealed partial class GraphPages(ArmSender sender, IPace quota, Uri address, StringPool pool, WaitClock clock, ILogger logger)
{
    /// <summary>The largest page there is.</summary>
    public const int LargestTop = 1000;

    // A page is at most 16 MB by the documentation; an answer without an end must have one.
    private const long LargestPage = 64 * 1024 * 1024;

    private volatile int _top = LargestTop;

    public int Top => _top;

    public async Task<ArmAnswer<GraphPage>> ReadAsync(string query, QueryArea area, string? token, CancellationToken cancellationToken)
    {
        while (true)
        {
            var top = _top;
            var call = new ArmCall(RequestMethod.Post, address) { Body = GraphRequestBody.Write(query, area, token, top) };
            var answer = await sender.SendAsync(call, quota, ReadPageAsync, clock, cancellationToken);
            if (answer.Error is not { Code: "ResponsePayloadTooLarge" } || top == 1)
            {
                return answer;
            }

            // Another page of this read may have halved it already.
            Interlocked.CompareExchange(ref _top, top / 2, top);
            LogTooLarge(top, _top);
        }
    }

    private async Task<GraphPage> ReadPageAsync(Response response, Stream body, CancellationToken cancellationToken)
    {
        var rows = new RowList();
        var document = new RowDocument(rows, pool, typeFromId: true);
        await new RowStream(body, document, LargestPage).ReadAllAsync(cancellationToken);
        sender.Metrics.Paged(AzureMetrics.Graph, rows.Items.Count);
        var isCut = response.Headers.TryGetValue("x-ms-tenant-subscription-limit-hit", out var hit) && bool.TryParse(hit, out var isHit) && isHit;
        return GraphPage.Of(rows, document.Head, isCut);
    }

    [LoggerMessage(4201, LogLevel.Information, "A page of {Top} rows is more than Resource Graph answers at once; it is asked for {Smaller}")]
    private partial void LogTooLarge(int top, int smaller);
}
