using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;

namespace Compliance.Rules.Tests.Dns;

/// <summary>What the whole catalogue finds of one rule: severity, resource and affected clusters, a line a finding.</summary>
internal static class Found
{
    public static IReadOnlyList<string> Of(string rule, EstateBuilder estate, DeclarationSet? declared = null) =>
    [
        .. Assess(estate, declared).Findings.Where(finding => finding.Rule.Id == new RuleId(rule))
            .Select(finding => $"{finding.Severity} {finding.ResourceId.Name}: {string.Join(' ', finding.AffectedClusters.Select(cluster => cluster.Name))}".TrimEnd()),
    ];

    /// <summary>The reasons for which the rule is open, with the clusters it is open for.</summary>
    public static IReadOnlyList<string> Open(string rule, EstateBuilder estate, DeclarationSet? declared = null) =>
    [
        .. Assess(estate, declared).Unknowns.Where(unknown => unknown.Rule.Id == new RuleId(rule))
            .Select(unknown => $"{unknown.Reason}: {string.Join(' ', unknown.Clusters.Select(cluster => cluster.Name))}"),
    ];

    public static Assessment Assess(EstateBuilder estate, DeclarationSet? declared = null) => new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link(declared));
}
