using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Turns tallies into hop states, a verdict and an assurance (design 4.3, "Hop states" and "Verdict").</summary>
internal static class HopStates
{
    public const int Count = (int)Hop.Subscription + 1;

    public static HopState Of(Hop hop, ClusterNode cluster, in HopTally tally)
    {
        var flags = tally[hop];
        if (cluster.Cluster.IsProvisionedCluster || (IsManual(cluster) && hop is Hop.Zones or Hop.Records))
        {
            return HopState.NotApplicable;
        }

        return !IsReached(hop, cluster) ? HopState.NotReached
            : flags.Has(HopFlag.Broken) ? HopState.Broken
            : flags.Has(HopFlag.Unknown) ? HopState.Unknown
            : flags.Has(HopFlag.Proven) ? HopState.Proven
            : flags.Has(HopFlag.Judged) && !flags.Has(HopFlag.Applicable) ? HopState.NotApplicable
            : HopState.NotAssessed;
    }

    public static ClusterVerdict Verdict(ClusterNode cluster, in HopTally tally)
    {
        Hop? brokenAt = null;
        var isUnknown = false;
        var isCutShort = false;
        var isOpenlyBroken = false;
        for (var hop = Hop.Association; hop <= Hop.Subscription; hop++)
        {
            var state = Of(hop, cluster, tally);
            isUnknown |= state is HopState.Unknown;
            isCutShort |= state is HopState.NotReached;
            if (state is HopState.Broken)
            {
                brokenAt ??= hop;
                isOpenlyBroken |= tally[hop].Has(HopFlag.BrokenOpenly);
            }
        }

        OutOfScopeReason? reason = cluster.Cluster.IsProvisionedCluster ? OutOfScopeReason.ProvisionedCluster
            : brokenAt is not null && !isOpenlyBroken && !isUnknown ? OutOfScopeReason.Exempt
            : null;
        return new ClusterVerdict
        {
            ClusterId = cluster.Id,
            Verdict = reason is not null ? Proofs.Verdict.OutOfScope
                : brokenAt is not null ? Proofs.Verdict.Broken
                // What was not reached is not proven, also where no rule could say why: an approved endpoint that nobody could read.
                : isUnknown || isCutShort ? Proofs.Verdict.Unknown
                : Proofs.Verdict.Proven,
            OutOfScopeReason = reason,
            Assurance = tally.HasUnknown ? Assurance.Azure : Assurance.Full,
            BrokenAt = brokenAt,
        };
    }

    // Only where the hop's starting node is missing or unread; otherwise a hop is judged although an earlier one is broken.
    private static bool IsReached(Hop hop, ClusterNode cluster) => hop switch
    {
        Hop.Scope => cluster.Scope is not null,
        Hop.PublicAccess or Hop.Endpoint => cluster.Scope is { Presence: Presence.Read },
        Hop.Network or Hop.Zones or Hop.Forwarding => !cluster.Group.Chain.Endpoints.IsEmpty,
        Hop.Records => cluster.Group.Chain.HasReadZone,
        _ => true,
    };

    private static bool IsManual(ClusterNode cluster) => cluster.Group.Site.DnsMode is DnsMode.Manual;
}
