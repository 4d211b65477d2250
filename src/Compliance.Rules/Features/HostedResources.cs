using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>What the rules over things that hang on a cluster say of a cluster on which none hangs.</summary>
internal static class HostedResources
{
    private static readonly Judgement NotAssociated = Judgement.NotApplicable("The cluster does not use private link.");
    private static readonly Judgement JudgedApart = Judgement.NotApplicable("Each of them is judged by itself.");

    /// <summary>The judgement for a cluster without private link, which may run whatever it likes; null for others.</summary>
    public static Judgement? Refuse(ClusterNode cluster) => cluster.IsAssociated ? null : NotAssociated;

    /// <summary>That nothing hangs on the cluster is proven only where such things were looked for.</summary>
    public static Judgement JudgeNone<T>(ClusterNode cluster, ResourceType type, Topology topology)
        where T : OwnedNode
    {
        if (!cluster.IsAssociated)
        {
            return NotAssociated;
        }

        // By index: this is asked several times of every cluster.
        for (var i = 0; i < cluster.Owned.Count; i++)
        {
            if (cluster.Owned[i] is T)
            {
                return JudgedApart;
            }
        }

        if (cluster.Subscription.Covers(type))
        {
            return Judgement.Compliant();
        }

        var presence = topology.Estate.Coverage.OfAbsent(type, cluster.Id.Subscription);
        return Judgement.NotRead(presence, type, cluster.Id.Subscription, "What hangs on the cluster could not be read.");
    }
}
