using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;

namespace Compliance.Rules.Connectivity;

/// <summary>
/// A cluster that is connected to a scope which refuses public traffic got there privately: that proves what no property
/// shows. Whatever else is the case proves nothing either way, so that this rule is never a finding.
/// </summary>
internal sealed class ConnectionIsPrivateRule : IRule<ClusterNode>
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(15);
    private static readonly Judgement NotProven = Judgement.NotApplicable("The cluster's connection does not prove a private path.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-CON-003"),
        Title = "A connection that can only be private proves the path",
        Hop = Hop.Connectivity,
        Severity = Severity.Info,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        var cluster = subject.Cluster;
        if (!subject.IsAssociated || !cluster.ConnectivityStatus.Is("Connected") || subject.Scope!.Resource is not { } scope || !scope.PublicNetworkAccess.Is("Disabled"))
        {
            return NotProven;
        }

        var last = cluster.LastConnectivityTime;
        return last.Time is not { } time || topology.Now - time > Heartbeat || IsContradicted(subject, topology, time)
            ? NotProven
            : Judgement.Compliant(
                Evidence.Of(cluster, "properties.connectivityStatus", cluster.ConnectivityStatus, "Connected"),
                Evidence.Of(cluster, "properties.lastConnectivityTime", last),
                Evidence.Of(scope, "properties.publicNetworkAccess", scope.PublicNetworkAccess, "Disabled"));
    }

    private static bool IsContradicted(ClusterNode subject, Topology topology, DateTimeOffset heartbeat) =>
        !topology.Declarations.Probes.IsEmpty
        && ProbedNames.Of(subject.Group, topology) is { } names
        && names.ObservedAt > heartbeat
        && names.IsAnyPublic;
}
