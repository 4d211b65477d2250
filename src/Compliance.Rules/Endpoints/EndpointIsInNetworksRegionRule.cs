using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>An endpoint and its network are in one region; the platform asks for it too.</summary>
internal sealed class EndpointIsInNetworksRegionRule : IRule<EndpointNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-006"),
        Title = "Private endpoint must be in the region of its network",
        Hop = Hop.Endpoint,
        Severity = Severity.Medium,
        IsMandatory = true,
    };

    public Judgement Judge(EndpointNode subject, Topology topology)
    {
        if (subject.Resource is not { } endpoint || subject.Connections.Count == 0)
        {
            return Judgement.NotApplicable("The endpoint was not read, or is none of an Arc scope.");
        }

        if (subject.Network is not { } node)
        {
            return Judgement.UnknownValue("The endpoint names no subnet.", Evidence.Of(endpoint, "properties.subnet.id", endpoint.SubnetId));
        }

        if (node.Resource is not { } network)
        {
            var existence = Evidence.OfExistence(node.Id, exists: false, node.Id.Text);
            return node.Presence is Presence.Missing
                ? Judgement.UnknownValue("The network that the endpoint names is not in the estate.", existence)
                : Judgement.NotRead(node.Presence, ResourceType.VirtualNetwork, node.Id.Subscription, "The endpoint's network could not be read.", existence);
        }

        var evidence = Evidence.Of(endpoint, "location", endpoint.Location, network.Location.Text);
        return endpoint.Region.IsNone || network.Region.IsNone ? Judgement.UnknownValue("The endpoint or its network has no location.", evidence)
            : endpoint.Region == network.Region ? Judgement.Compliant(evidence)
            : Judgement.NonCompliant("The endpoint is in another region than its network.", evidence);
    }
}
