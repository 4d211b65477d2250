using Compliance.Application.Findings;

namespace Compliance.Application.Stores;

/// <summary>A filter on findings in memory, but for the cluster: whose clusters a finding affects is not in it.</summary>
public static class FindingMatch
{
    public static bool Matches(FindingFilter filter, StoredFinding finding) =>
        (filter.Record is null || filter.Record == finding.Record)
        && (filter.State is null || filter.State == finding.Workflow)
        && (filter.Severity is null || filter.Severity == finding.Severity)
        && (filter.Rule is null || filter.Rule == finding.RuleId)
        && (filter.Subscription is null || finding.ResourceId.Subscription.Equals(filter.Subscription, StringComparison.OrdinalIgnoreCase))
        && (filter.Prefix is null
            || finding.ResourceId.Name.StartsWith(filter.Prefix, StringComparison.OrdinalIgnoreCase)
            || finding.RuleId.Value.StartsWith(filter.Prefix, StringComparison.OrdinalIgnoreCase));
}
