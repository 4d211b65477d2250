using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>A resource that fails a rule, in the making: the worst judgement of all who see it, and everybody who does.</summary>
internal sealed class Cause(RuleDescriptor rule, ResourceId resource, bool isExempted, ImmutableArray<ResourceId> all)
{
    private readonly ClusterSet _clusters = new(all);
    private readonly JudgementOrder _order = new(rule.Severity);
    private Judgement _worst;

    public RuleDescriptor Rule => rule;

    public bool IsExempted => isExempted;

    /// <returns>Where to add the clusters the judgement holds for.</returns>
    public ClusterSet Add(Judgement judgement)
    {
        if (_worst.State is ComplianceState.NotApplicable || _order.Compare(judgement, _worst) < 0)
        {
            _worst = judgement;
        }

        return _clusters;
    }

    /// <summary>Adds what another run of clusters says of the same rule and resource.</summary>
    public void Add(Cause other) => Add(other._worst).Add(other._clusters);

    public Finding ToFinding() => new()
    {
        Key = FindingKey.Of(rule.Id, resource),
        Rule = rule,
        Severity = _worst.Severity ?? rule.Severity,
        ResourceId = resource,
        Message = _worst.Message ?? rule.Title,
        Evidence = [.. _worst.Evidence.Distinct().Order(EvidenceOrder.Instance)],
        AffectedClusters = _clusters.ToIds(),
        IsExempted = isExempted,
    };
}
