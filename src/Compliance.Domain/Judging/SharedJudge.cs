using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Judges subjects that many clusters share, each once.</summary>
internal sealed class SharedJudge(Topology topology, RuleFaults faults)
{
    private readonly Dictionary<(IRule Rule, ISubject Subject), SharedJudgement> _judged = [];

    public bool HasJudged<T>(IRule<T> rule, T subject)
        where T : ISubject => _judged.ContainsKey((rule, subject));

    public SharedJudgement Judge<T>(IRule<T> rule, T subject)
        where T : ISubject
    {
        if (!_judged.TryGetValue((rule, subject), out var judgement))
        {
            judgement = new SharedJudgement(rule, subject.Id, faults.Judge(rule, subject, topology));
            _judged.Add((rule, subject), judgement);
        }

        return judgement;
    }
}

/// <summary>A judgement on a subject that a group of clusters shares.</summary>
internal sealed record SharedJudgement(IRule Rule, Ids.ResourceId? Subject, Judgement Judgement)
{
    /// <summary>Open, but for a cluster whose own connection proves it.</summary>
    public bool IsDecidable => Rule.Descriptor.DecidedBy is not null && Judgement.State is ComplianceState.Unknown;
}
