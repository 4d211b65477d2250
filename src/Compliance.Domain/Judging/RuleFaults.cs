using System.Collections.Concurrent;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>
/// The one place that stands between a rule's bug and its neighbours: a rule that throws gives Unknown, is remembered for
/// the log, and the rest run on.
/// </summary>
internal sealed class RuleFaults
{
    private readonly ConcurrentDictionary<RuleId, Exception> _faults = new();

    /// <summary>The first exception of each rule that threw.</summary>
    public IReadOnlyDictionary<RuleId, Exception> ByRule => _faults;

    /// <summary>Adds what failed elsewhere, where nothing was known of that rule yet.</summary>
    public void Add(RuleFaults other)
    {
        foreach (var (rule, exception) in other._faults)
        {
            _faults.TryAdd(rule, exception);
        }
    }

    /// <summary>What the rule says of the subject, or what was attested where the rule cannot tell.</summary>
    public Judgement Judge<T>(IRule<T> rule, T subject, Topology topology)
        where T : ISubject
    {
        var judgement = Guard(rule, subject, topology);
        return judgement.State is ComplianceState.Unknown ? Attested.Decide(rule.Descriptor, subject, judgement, topology) : judgement;
    }

    private Judgement Guard<T>(IRule<T> rule, T subject, Topology topology)
        where T : ISubject
    {
        try
        {
            var judgement = rule.Judge(subject, topology);
            return judgement.State is ComplianceState.NonCompliant && subject.Id is null
                ? throw new InvalidOperationException("A finding names the resource at fault, and nothing stands for this subject.")
                : judgement;
        }
#pragma warning disable CA1031 // Whatever a rule throws, its neighbours must run on; nothing is lost, see ByRule.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _faults.TryAdd(rule.Descriptor.Id, exception);
            return Judgement.UnknownValue($"The rule failed on this resource ({exception.GetType().Name}); please report it.");
        }
    }
}
