using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>Which private zones Arc has is documented for the public cloud only: in others nothing is held against their names.</summary>
internal static class UndocumentedCloud
{
    private static readonly Judgement Unknown = Judgement.UnknownValue("Microsoft documents no private zones of Arc for this cloud.");

    /// <summary>The judgement for clusters of another cloud; null for those of the public one.</summary>
    public static Judgement? Refuse(ClusterGroup group) => group.Cloud is Cloud.Public ? null : Unknown;
}
