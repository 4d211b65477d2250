using Compliance.Domain.Judging;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Tests.Properties;

/// <summary>Everything an assessment says, a line a fact and without casing, so that two can be compared and the difference read.</summary>
internal static class Fingerprint
{
    public static string Of(RandomEstate estate) => Of(new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link()));

    public static string Of(Assessment assessment)
    {
        var topology = assessment.Topology;
        IEnumerable<string> lines =
        [
            .. assessment.Clusters.Select(cluster => $"{cluster.ClusterId} {cluster.Verdict} {cluster.OutOfScopeReason} {cluster.Assurance} {cluster.BrokenAt}"),
            .. topology.Clusters.SelectMany(cluster => assessment.Prove(cluster).Hops.Select(hop => $"{cluster.Id} {hop.Hop} {hop.State} {Text(hop.Evidence)} {string.Join(' ', hop.Findings)}")),
            .. assessment.Findings.Select(finding => $"{finding.Key} {finding.Severity} {finding.Message} {Text(finding.Evidence)} {string.Join(' ', finding.AffectedClusters)}"),
            .. assessment.Unknowns.Select(unknown => $"{unknown.Rule.Id} {unknown.Reason} {unknown.Message} {string.Join(' ', unknown.Clusters)} {string.Join(' ', unknown.Resources)} {string.Join(' ', unknown.Wanted)}"),
            .. assessment.Gaps.Select(gap => gap.ToString()),
            .. assessment.RuleFaults.Select(fault => fault.ToString()),
        ];
        return string.Join('\n', lines).ToLowerInvariant();
    }

    // Sorted anew: a property path may hold an id, and the order of evidence is ordinal.
    private static string Text(IEnumerable<Evidence> evidence) =>
        string.Join(" | ", evidence.Select(fact => $"{fact.ResourceId} {fact.Property} {fact.Actual} {fact.Expected}".ToLowerInvariant()).Order(StringComparer.Ordinal));
}
