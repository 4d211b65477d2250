using System.Globalization;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.EstateFiles;

/// <summary>What a file proves about absence: what its head says, or else what its rows show was asked.</summary>
internal static class FileCoverage
{
    private const string HowToExportAll = "Export all pages, or use 'compliance export': the Azure CLI's default page has 100 rows.";

    public static Coverage Of(RowDocument document, EstateRows rows)
    {
        var head = document.Head;
        IEnumerable<string> subscriptions = head.HasCoverage ? head.CoveredSubscriptions.Items : rows.Subscriptions;
        var read = subscriptions.Select(subscription => subscription.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var torn = MissingPages(head, document.Rows);
        var gaps = head.Gaps.Items.Concat(torn is null ? [] : [torn]);
        if (read.Count == 0)
        {
            gaps = gaps.Append("It covers no subscription, so it proves nothing about any cluster.");
        }

        // A page of something proves nothing about what is on the other pages, whatever its head says.
        IReadOnlyCollection<string> types = torn is not null ? [] : head.HasCoverage ? head.CoveredTypes.Items : TypesOf(rows.Groups);
        return new Coverage(
            read.Select(subscription => KeyValuePair.Create(subscription, types)),
            read.Select(subscription => new SubscriptionRead(subscription, SubscriptionState.Read)),
            [.. gaps.Select(reason => new Gap("estate file", reason, GapEffect.Incomplete))],
            rows.Warnings,
            rows.Ignored);
    }

    private static string[] TypesOf(HashSet<string> groups) =>
        [.. ResourceType.All.Where(type => groups.Contains(type.Group)).Select(type => type.Name)];

    private static string? MissingPages(DocumentHead head, long rows)
    {
        if (long.TryParse(head.TotalRecords.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var total) && total > rows)
        {
            return $"It has {rows} of {total} rows. {HowToExportAll}";
        }

        var isOnePage = !head.SkipToken.IsEmpty || !head.NextLink.IsEmpty || head.ResultTruncated.Boolean is true;
        return isOnePage ? $"It is one page of several. {HowToExportAll}" : null;
    }
}
