using Compliance.Application.Findings;

namespace Compliance.Web.Views;

/// <summary>One fact.</summary>
/// <param name="ReadAt">When it was read; the hops of a proof carry no read times.</param>
public sealed record EvidenceView(string ResourceId, string Property, string? Actual, string? Expected, DateTimeOffset? ReadAt)
{
    internal static EvidenceView Of(StoredEvidence fact) => new(fact.ResourceId.Text, fact.Property, fact.Actual, fact.Expected, fact.ReadAt);
}
