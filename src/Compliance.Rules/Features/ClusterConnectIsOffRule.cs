using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>Cluster connect is not supported; whether its agent runs is no property in Azure, only an attestation can tell.</summary>
internal sealed class ClusterConnectIsOffRule : IRule<ClusterNode>
{
    private static readonly Judgement Open = Judgement.NotProvided("Attest that cluster connect is switched off in the cluster: Azure does not show it.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-EXT-002"),
        Title = "Cluster connect must be off on a cluster with private link",
        Hop = Hop.Features,
        Severity = Severity.Medium,
    };

    public Judgement Judge(ClusterNode subject, Topology topology) => HostedResources.Refuse(subject) ?? Open;
}
