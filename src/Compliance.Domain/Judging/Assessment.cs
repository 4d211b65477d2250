using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What the rules say of a topology: findings by cause, a verdict for every cluster, and what stayed open.</summary>
public sealed class Assessment
{
    private readonly Judge _judge;
    private readonly CauseLedger _causes;
    private readonly SharedJudgements _shared;
    private readonly RuleFaults _faults;

    internal Assessment(
        Judge judge,
        Topology topology,
        RuleCatalogue catalogue,
        ImmutableArray<ClusterVerdict> clusters,
        CauseLedger causes,
        SharedJudgements shared,
        RuleFaults faults)
    {
        _judge = judge;
        _causes = causes;
        _shared = shared;
        _faults = faults;
        Topology = topology;
        Catalogue = catalogue;
        Clusters = clusters;
        Findings = causes.Findings();
        Unknowns = causes.Unknowns();
        Gaps = [.. topology.Estate.Coverage.Gaps.Concat(GapsOf(Unknowns))];
    }

    public Topology Topology { get; }

    public RuleCatalogue Catalogue { get; }

    /// <summary>In the order of the cluster ids.</summary>
    public ImmutableArray<ClusterVerdict> Clusters { get; }

    /// <summary>By severity, worst first, then rule, then resource.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>By rule, then reason.</summary>
    public ImmutableArray<Unknowns> Unknowns { get; }

    /// <summary>What the readers knew to be missing, then what the rules missed.</summary>
    public ImmutableArray<Gap> Gaps { get; }

    /// <summary>False when something a mandatory rule wanted was not there to read.</summary>
    public bool IsComplete => Gaps.All(gap => gap.Effect is GapEffect.Advisory);

    /// <summary>Rules that threw, with the first exception of each: a bug to log, shown as Unknown in the results.</summary>
    public IReadOnlyDictionary<RuleId, Exception> RuleFaults => _faults.ByRule;

    /// <summary>The proof of one cluster with all its evidence.</summary>
    public Proof Prove(ClusterNode cluster) => _judge.Prove(cluster, Topology, _shared, _faults);

    /// <returns>Null for a cluster that was not there to be judged.</returns>
    public Verdict? VerdictOf(ResourceId cluster) => Topology.FindCluster(cluster) is { } node ? Clusters[node.Index].Verdict : null;

    /// <summary>What a rule says of a resource; null when it was not judged, for instance because it is not there.</summary>
    public ComplianceState? StateOf(RuleId rule, ResourceId resource) =>
        _causes.StateOf(rule, resource)
        ?? (Topology.FindCluster(resource) is { } cluster ? _judge.StateOfCluster(rule, cluster, Topology)
            : Topology.FindOwned(resource) is { } owned ? _judge.StateOfOwned(rule, owned, Topology)
            : null);

    private static IEnumerable<Gap> GapsOf(ImmutableArray<Unknowns> unknowns) =>
        from unknown in unknowns
        from wanted in unknown.Wanted
        group (IsNeeded: unknown.Rule.IsMandatory && !wanted.IsAdvisory, unknown.Reason) by wanted.ToString() into gap
        orderby gap.Key
        select new Gap(
            gap.Key,
            gap.Any(miss => miss.Reason is UnknownReason.ReadFailed) ? "readFailed" : "notCovered",
            gap.Any(miss => miss.IsNeeded) ? GapEffect.Incomplete : GapEffect.Advisory);
}
