using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Clusters;

namespace Compliance.Rules.Dns;

/// <summary>Clusters of a site as its other clusters' DNS concerns them.</summary>
internal static class SiteMembers
{
    /// <summary>A state nobody documents is no proof that the cluster stays outside; one that private link is not for does.</summary>
    public static bool IsUnreadable(ClusterNode cluster) => !cluster.Cluster.IsProvisionedCluster && Association.Of(cluster).IsUnreadable;

    /// <summary>Why a cluster that is not associated is not.</summary>
    public static Evidence Evidence(ClusterNode cluster) => cluster.Cluster.IsProvisionedCluster
        ? Domain.Rules.Evidence.Of(cluster.Cluster, "kind", cluster.Cluster.Kind)
        : Domain.Rules.Evidence.Of(cluster.Cluster, "properties.privateLinkState", cluster.Cluster.PrivateLinkState, "Enabled");
}
