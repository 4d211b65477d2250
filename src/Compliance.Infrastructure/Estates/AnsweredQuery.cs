using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;

namespace Compliance.Infrastructure.Estates;

/// <summary>A planned query and what came of it.</summary>
internal sealed record AnsweredQuery(PlannedQuery Planned, GraphRead Read)
{
    /// <summary>The subscriptions that stand among the rows, lower-cased.</summary>
    public IEnumerable<string> Subscriptions =>
        Read.Rows.Where(row => row.Type == ResourceType.Subscription).Select(row => row.Id.Subscription.ToString().ToLowerInvariant());
}
