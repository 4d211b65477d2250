using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Connectivity;

/// <summary>A cluster whose agents do not reach Azure is not governed, privately or otherwise.</summary>
internal sealed class ClusterIsConnectedRule : IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-CON-001"),
        Title = "Cluster must be connected",
        Hop = Hop.Connectivity,
        Severity = Severity.High,
        IsMandatory = true,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        var status = subject.Cluster.ConnectivityStatus;
        var evidence = Evidence.Of(subject.Cluster, "properties.connectivityStatus", status, "Connected");
        if (status.Is("Connected"))
        {
            return Judgement.Compliant(evidence);
        }

        var last = Evidence.Of(subject.Cluster, "properties.lastConnectivityTime", subject.Cluster.LastConnectivityTime);
        return status.Is("Offline") ? Judgement.NonCompliant("The cluster has sent no heartbeat for 15 minutes or more.", evidence, last)
            : status.Is("Expired") ? Judgement.NonCompliant("The cluster's identity certificate has expired: it must be connected anew.", evidence, last) with { Severity = Severity.Critical }
            : status.Is("AgentNotInstalled") ? Judgement.NonCompliant("The cluster has no agents.", evidence, last)
            : Judgement.UnknownValue("The cluster is neither connected nor known to be disconnected.", evidence, last);
    }
}
