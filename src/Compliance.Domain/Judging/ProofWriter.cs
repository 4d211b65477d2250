using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Collects the judgements of one cluster into its proof.</summary>
internal sealed class ProofWriter(ClusterNode cluster, Func<RuleId, ResourceId, bool> isExempted)
{
    private readonly HashSet<Evidence>[] _evidence = [.. Enumerable.Range(0, HopStates.Count).Select(_ => new HashSet<Evidence>())];
    private readonly SortedSet<string>[] _findings = [.. Enumerable.Range(0, HopStates.Count).Select(_ => new SortedSet<string>(StringComparer.Ordinal))];
    private readonly Dictionary<string, FindingKey> _keys = [];
    private HopTally _tally;

    public void Add(RuleDescriptor rule, ResourceId? subject, Judgement judgement)
    {
        var isFinding = judgement.State is ComplianceState.NonCompliant;
        _tally.Add(rule, cluster.Site, judgement, isFinding && isExempted(rule.Id, subject!));
        _evidence[(int)rule.Hop].UnionWith(judgement.Evidence);
        if (isFinding && !cluster.Cluster.IsProvisionedCluster)
        {
            var key = FindingKey.Of(rule.Id, subject!);
            _keys[key.Value] = key;
            _findings[(int)rule.Hop].Add(key.Value);
        }
    }

    public Proof Write() => new()
    {
        Summary = HopStates.Verdict(cluster, _tally),
        Hops = [.. Enum.GetValues<Hop>().Select(Write)],
        Findings = [.. _keys.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)],
    };

    private HopProof Write(Hop hop)
    {
        var state = HopStates.Of(hop, cluster, _tally);
        return new HopProof(
            hop,
            state,
            state is HopState.Broken && !_tally[hop].Has(HopFlag.BrokenOpenly),
            [.. _evidence[(int)hop].Order(EvidenceOrder.Instance)],
            [.. _findings[(int)hop].Select(key => _keys[key])]);
    }
}
