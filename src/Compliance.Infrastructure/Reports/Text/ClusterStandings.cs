using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>One line that says how a cluster stands; clusters with the same causes have the same line.</summary>
internal sealed class ClusterStandings
{
    private readonly Dictionary<ResourceId, SortedSet<(Hop Hop, RuleId Rule)>> _broken = [];
    private readonly Dictionary<ResourceId, SortedSet<(Hop Hop, RuleId Rule)>> _unknown = [];

    public ClusterStandings(Assessment assessment)
    {
        // Low and Info never break a hop, and only mandatory rules leave one unknown.
        foreach (var finding in assessment.Findings.Where(finding => finding.Severity >= Severity.Medium))
        {
            Note(_broken, finding.AffectedClusters, finding.Rule);
        }

        foreach (var unknown in assessment.Unknowns.Where(unknown => unknown.Rule.IsMandatory))
        {
            Note(_unknown, unknown.Clusters, unknown.Rule);
        }
    }

    public string Of(ClusterVerdict cluster) => cluster switch
    {
        { Verdict: Verdict.Broken } => $"broken{Places(_broken, cluster)}",
        { Verdict: Verdict.Unknown } => $"unknown{Places(_unknown, cluster)}",
        { Verdict: Verdict.Proven, Assurance: Assurance.Azure } => "proven in Azure",
        { Verdict: Verdict.OutOfScope, OutOfScopeReason: { } reason } => $"out of scope ({Words.Of(reason)})",
        _ => Words.Of(cluster.Verdict),
    };

    private static void Note(Dictionary<ResourceId, SortedSet<(Hop Hop, RuleId Rule)>> places, ImmutableArray<ResourceId> clusters, RuleDescriptor rule)
    {
        foreach (var cluster in clusters)
        {
            if (!places.TryGetValue(cluster, out var known))
            {
                places.Add(cluster, known = []);
            }

            known.Add((rule.Hop, rule.Id));
        }
    }

    // A cluster that no chosen rule could judge is unknown at no place in particular.
    private static string Places(Dictionary<ResourceId, SortedSet<(Hop Hop, RuleId Rule)>> places, ClusterVerdict cluster) =>
        places.TryGetValue(cluster.ClusterId, out var known)
            ? $" at {string.Join(", ", known.GroupBy(place => place.Hop).Select(hop => $"{Words.Of(hop.Key)} ({string.Join(", ", hop.Select(place => place.Rule))})"))}"
            : "";
}
