using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Groups judgements by their cause: rule and resource at fault for findings, rule and reason for unknowns.</summary>
internal sealed class CauseLedger(Func<RuleId, ResourceId, bool> isExempted)
{
    private readonly Dictionary<(RuleId Rule, ResourceId Resource), Cause> _causes = [];
    private readonly Dictionary<(RuleId Rule, UnknownReason Reason), OpenFact> _openFacts = [];
    private readonly Dictionary<(RuleId Rule, ResourceId Resource), ComplianceState> _passed = [];

    /// <summary>Notes a judgement on one cluster.</summary>
    /// <returns>True when it is a finding that an exemption covers.</returns>
    public bool Add(RuleDescriptor rule, ResourceId subject, Judgement judgement, ClusterNode cluster) =>
        judgement.State is ComplianceState.NonCompliant or ComplianceState.Unknown && Note(rule, subject, judgement, [cluster]);

    /// <summary>Notes a judgement that holds for many clusters.</summary>
    /// <returns>True when it is a finding that an exemption covers.</returns>
    public bool Add(RuleDescriptor rule, ResourceId subject, Judgement judgement, IReadOnlyCollection<ClusterNode> clusters)
    {
        // Failures and open facts are asked first; of the rest, applying to one group outweighs not applying to another.
        _passed[(rule.Id, subject)] = judgement.State is ComplianceState.NotApplicable
            ? _passed.GetValueOrDefault((rule.Id, subject), ComplianceState.NotApplicable)
            : ComplianceState.Compliant;
        return Note(rule, subject, judgement, clusters);
    }

    public ImmutableArray<Finding> Findings() =>
    [
        .. _causes.Values
            .Select(cause => cause.ToFinding())
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Rule.Id)
            .ThenBy(finding => finding.ResourceId),
    ];

    public ImmutableArray<Unknowns> Unknowns() =>
        [.. _openFacts.OrderBy(pair => pair.Key.Rule).ThenBy(pair => pair.Key.Reason).Select(pair => pair.Value.ToUnknowns(pair.Key.Reason))];

    /// <summary>What was judged of a subject that clusters share; null when it was not judged.</summary>
    public ComplianceState? StateOf(RuleId rule, ResourceId resource) =>
        _causes.ContainsKey((rule, resource)) ? ComplianceState.NonCompliant
            : _openFacts.Any(pair => pair.Key.Rule == rule && pair.Value.Contains(resource)) ? ComplianceState.Unknown
            : _passed.TryGetValue((rule, resource), out var state) ? state
            : null;

    private bool Note(RuleDescriptor rule, ResourceId subject, Judgement judgement, IReadOnlyCollection<ClusterNode> clusters)
    {
        if (judgement.State is ComplianceState.Unknown)
        {
            var key = (rule.Id, judgement.Reason!.Value);
            if (!_openFacts.TryGetValue(key, out var fact))
            {
                _openFacts.Add(key, fact = new OpenFact(rule));
            }

            fact.Add(subject, judgement, clusters);
        }

        if (judgement.State is not ComplianceState.NonCompliant)
        {
            return false;
        }

        if (!_causes.TryGetValue((rule.Id, subject), out var cause))
        {
            _causes.Add((rule.Id, subject), cause = new Cause(rule, subject, isExempted(rule.Id, subject)));
        }

        cause.Add(judgement, clusters);
        return cause.IsExempted;
    }

    private sealed class Cause(RuleDescriptor rule, ResourceId resource, bool isExempted)
    {
        private readonly HashSet<ResourceId> _clusters = [];
        private readonly JudgementOrder _order = new(rule.Severity);
        private Judgement _worst;

        public bool IsExempted => isExempted;

        public void Add(Judgement judgement, IReadOnlyCollection<ClusterNode> clusters)
        {
            if (_worst.State is ComplianceState.NotApplicable || _order.Compare(judgement, _worst) < 0)
            {
                _worst = judgement;
            }

            _clusters.UnionWith(clusters.Select(cluster => cluster.Id));
        }

        public Finding ToFinding() => new()
        {
            Key = FindingKey.Of(rule.Id, resource),
            Rule = rule,
            Severity = _worst.Severity ?? rule.Severity,
            ResourceId = resource,
            Message = _worst.Message ?? rule.Title,
            Evidence = [.. _worst.Evidence.Order(EvidenceOrder.Instance)],
            AffectedClusters = [.. _clusters.Order()],
            IsExempted = isExempted,
        };
    }

    private sealed class OpenFact(RuleDescriptor rule)
    {
        private readonly HashSet<ResourceId> _resources = [];
        private readonly HashSet<ResourceId> _clusters = [];
        private readonly HashSet<Wanted> _wanted = [];
        private string? _message;

        public bool Contains(ResourceId resource) => _resources.Contains(resource);

        public void Add(ResourceId resource, Judgement judgement, IReadOnlyCollection<ClusterNode> clusters)
        {
            _resources.Add(resource);
            _clusters.UnionWith(clusters.Select(cluster => cluster.Id));
            _message = string.CompareOrdinal(judgement.Message, _message) < 0 || _message is null ? judgement.Message : _message;
            if (judgement.Wanted is { } wanted)
            {
                _wanted.Add(wanted);
            }
        }

        public Unknowns ToUnknowns(UnknownReason reason) => new()
        {
            Rule = rule,
            Reason = reason,
            Message = _message ?? "",
            Clusters = [.. _clusters.Order()],
            Resources = [.. _resources.Order()],
            Wanted = [.. _wanted.OrderBy(wanted => wanted.ToString(), StringComparer.Ordinal)],
        };
    }
}
