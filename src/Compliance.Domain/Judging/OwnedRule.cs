using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>A rule over one kind of thing that hangs on a cluster. A new kind is one line of <see cref="Of"/>.</summary>
internal abstract class OwnedRule
{
    public abstract RuleDescriptor Descriptor { get; }

    /// <summary>The kinds of owned resources that a rule judges.</summary>
    public static IEnumerable<OwnedRule> Of(IRule rule)
    {
        OwnedRule?[] kinds = [For<ExtensionNode>(rule), For<FluxConfigurationNode>(rule), For<CustomLocationNode>(rule)];
        return kinds.OfType<OwnedRule>();
    }

    /// <returns>False when the rule is for another kind.</returns>
    public abstract bool TryJudge(OwnedNode subject, Topology topology, RuleFaults faults, out Judgement judgement);

    private static OwnedRule? For<T>(IRule rule)
        where T : OwnedNode => rule is IRule<T> own ? new Kind<T>(own) : null;

    private sealed class Kind<T>(IRule<T> rule) : OwnedRule
        where T : OwnedNode
    {
        public override RuleDescriptor Descriptor { get; } = rule.Descriptor;

        public override bool TryJudge(OwnedNode subject, Topology topology, RuleFaults faults, out Judgement judgement)
        {
            judgement = default;
            if (subject is not T own)
            {
                return false;
            }

            judgement = faults.Judge(rule, own, topology);
            return true;
        }
    }
}
