using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.Logging;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>
/// Walks through all pages of one query. A token says how many rows to skip (seen in a recorded one), of the rows as they stand
/// when it is used: if the estate changes between two pages, a row may come twice and another not at all. A changed total or a
/// repeated row shows it, and the walk begins anew.
/// </summary>
internal sealed partial class GraphWalk(GraphPages pages, string query, QueryArea area, ILogger logger)
{
    private const int Walks = 3;

    /// <param name="first">The first page, if it was read already.</param>
    public async Task<GraphRead> ReadAsync(GraphPage? first, CancellationToken cancellationToken)
    {
        for (var walk = 1; ; walk++)
        {
            var (read, isShifted) = await WalkAsync(first, cancellationToken);
            if (!isShifted || walk == Walks)
            {
                return read;
            }

            LogShifted(walk);
            first = null;
        }
    }

    /// <returns>What was read, and whether the rows moved meanwhile.</returns>
    private async Task<(GraphRead Read, bool IsShifted)> WalkAsync(GraphPage? first, CancellationToken cancellationToken)
    {
        var rows = new RowSet();
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var (read, isCut, total) = (0L, false, first?.Total);
        string? token = null;
        do
        {
            var answer = first is null ? await pages.ReadAsync(query, area, token, cancellationToken) : new ArmAnswer<GraphPage>(200, first, null);
            first = null;
            if (answer.Value is not { } page)
            {
                return (new GraphRead(rows.Items, answer.Outcome, isCut) { Reason = answer.Reason }, false);
            }

            rows.Add(page.Rows);
            read += page.Rows.Count;
            isCut |= page.IsCut;
            total ??= page.Total;
            if (page.Total != total)
            {
                return (Truncated(rows, isCut, "The estate changed each time while its pages were read."), true);
            }

            token = page.Token;
            if (token is not null && (!tokens.Add(token) || page.Rows.Count == 0 || read > total + GraphPages.LargestTop || tokens.Count > MostPages(total.Value)))
            {
                return (new GraphRead(rows.Items, ReadOutcome.Failed, isCut) { Reason = $"Resource Graph's pages do not end: {read} rows were read of {total}, and yet another page was promised." }, false);
            }

            if (token is null && (page.IsTruncated || rows.Items.Count < total))
            {
                return (Truncated(rows, isCut, $"Resource Graph has {total} rows and gave {rows.Items.Count}."), rows.HasRepeats);
            }
        }
        while (token is not null);

        return (new GraphRead(rows.Items, ReadOutcome.Complete, isCut), false);
    }

    // Honest pages are full, but for the last; this many are allowed to be an eighth full, and some more.
    private long MostPages(long total) => 16 + (8 * total / pages.Top);

    private static GraphRead Truncated(RowSet rows, bool isCut, string reason) => new(rows.Items, ReadOutcome.Truncated, isCut) { Reason = reason };

    [LoggerMessage(4202, LogLevel.Information, "The estate changed while its pages were read; walk {Walk} is repeated")]
    private partial void LogShifted(int walk);
}
