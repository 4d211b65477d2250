using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Groups judgements by their cause: rule and resource at fault for findings, rule and reason for unknowns.</summary>
internal sealed class CauseLedger(ImmutableArray<ResourceId> all, Func<RuleId, ResourceId, bool> isExempted)
{
    private readonly Dictionary<(RuleId Rule, ResourceId Resource), Cause> _causes = [];
    private readonly Dictionary<(RuleId Rule, UnknownReason Reason), OpenFact> _openFacts = [];
    private readonly Dictionary<(RuleId Rule, ResourceId? Resource), ComplianceState> _passed = [];

    /// <summary>Notes a judgement on one cluster, or on something that hangs on it.</summary>
    /// <returns>True when it is a finding that an exemption covers.</returns>
    public bool Add(RuleDescriptor rule, ResourceId? subject, in Judgement judgement, ClusterNode cluster)
    {
        if (judgement.State is ComplianceState.Unknown)
        {
            FactOf(rule, judgement.Reason!.Value).Add(subject, judgement, cluster);
        }

        if (judgement.State is not ComplianceState.NonCompliant)
        {
            return false;
        }

        var cause = CauseOf(rule, subject!);
        cause.Add(judgement).Add(cluster);
        return cause.IsExempted;
    }

    /// <summary>Notes a judgement that holds for many clusters.</summary>
    public void Add(RuleDescriptor rule, ResourceId? subject, Judgement judgement, ClusterSet clusters)
    {
        // Failures and open facts are asked first; of the rest, applying to one group outweighs not applying to another.
        _passed[(rule.Id, subject)] = judgement.State is ComplianceState.NotApplicable
            ? _passed.GetValueOrDefault((rule.Id, subject), ComplianceState.NotApplicable)
            : ComplianceState.Compliant;
        // What is open for no cluster, of no resource, concerns nobody.
        if (judgement.State is ComplianceState.Unknown && (!clusters.IsEmpty || subject is not null))
        {
            FactOf(rule, judgement.Reason!.Value).Add(subject, judgement, clusters);
        }

        if (judgement.State is ComplianceState.NonCompliant)
        {
            CauseOf(rule, subject!).Add(judgement).Add(clusters);
        }
    }

    /// <summary>Adds what was noted of other clusters one at a time.</summary>
    public void Add(CauseLedger other)
    {
        foreach (var ((_, resource), cause) in other._causes)
        {
            CauseOf(cause.Rule, resource).Add(cause);
        }

        foreach (var ((_, reason), fact) in other._openFacts)
        {
            FactOf(fact.Rule, reason).Add(fact);
        }
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

    private OpenFact FactOf(RuleDescriptor rule, UnknownReason reason)
    {
        var key = (rule.Id, reason);
        if (!_openFacts.TryGetValue(key, out var fact))
        {
            _openFacts.Add(key, fact = new OpenFact(rule, all));
        }

        return fact;
    }

    private Cause CauseOf(RuleDescriptor rule, ResourceId subject)
    {
        if (!_causes.TryGetValue((rule.Id, subject), out var cause))
        {
            _causes.Add((rule.Id, subject), cause = new Cause(rule, subject, isExempted(rule.Id, subject), all));
        }

        return cause;
    }
}
