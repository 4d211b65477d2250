using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>The rules of a catalogue that are judged cluster by cluster, with their descriptors at hand.</summary>
internal sealed class ClusterRules
{
    public ClusterRules(RuleCatalogue catalogue)
    {
        OfCluster = [.. catalogue.Rules.OfType<IRule<ClusterNode>>().Select(rule => (rule.Descriptor, rule))];
        OfOwned = [.. catalogue.Rules.SelectMany(OwnedRule.Of)];
        RuleId[] deciding = [.. catalogue.Rules.Select(rule => rule.Descriptor.DecidedBy).OfType<RuleId>().Distinct()];
        if (deciding.Length > 1)
        {
            throw new ArgumentException($"More than one rule decides others: {string.Join(", ", deciding)}.", nameof(catalogue));
        }

        // A selection of rules may lack it; then nothing is decided.
        Deciding = deciding.Length == 0 ? null : catalogue.Find(deciding[0]) as IRule<ClusterNode>;
    }

    public ImmutableArray<(RuleDescriptor Descriptor, IRule<ClusterNode> Rule)> OfCluster { get; }

    public ImmutableArray<OwnedRule> OfOwned { get; }

    /// <summary>The rule whose Compliant decides others for the cluster; null when there is none.</summary>
    public IRule<ClusterNode>? Deciding { get; }
}
