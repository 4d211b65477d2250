using Compliance.Domain.Topologies;
using Compliance.Rules.Clusters;

namespace Compliance.Rules.Dns;

/// <summary>Clusters of a site as its other clusters' DNS concerns them.</summary>
internal static class SiteMembers
{
    /// <summary>A state nobody documents is no proof that the cluster stays outside.</summary>
    public static bool IsUnreadable(ClusterNode cluster) => Association.Of(cluster).IsUnreadable;
}
