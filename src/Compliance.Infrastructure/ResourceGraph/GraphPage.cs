using System.Globalization;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>One page of an answer.</summary>
/// <param name="Total">Rows of the whole answer, all pages.</param>
/// <param name="Token">Asks for the next page; null on the last.</param>
/// <param name="IsTruncated">Azure left rows out and gives no page for them.</param>
/// <param name="IsCut">The area has more subscriptions than one call spans.</param>
internal sealed record GraphPage(IReadOnlyList<Row> Rows, long Total, string? Token, bool IsTruncated, bool IsCut)
{
    /// <exception cref="DocumentException">The answer does not say how many rows there are, so nothing tells whether it is whole.</exception>
    public static GraphPage Of(RowList rows, DocumentHead head, bool isCut) => new(
        rows.Items,
        long.TryParse(head.TotalRecords.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : throw new DocumentException("it has no number 'totalRecords'"),
        head.SkipToken.IsEmpty ? null : head.SkipToken.Display,
        head.ResultTruncated.Boolean is true,
        isCut);
}
