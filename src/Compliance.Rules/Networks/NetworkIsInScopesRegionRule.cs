using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Networks;

/// <summary>One sentence of the source asks for one region, the next one says it can be another: never a failure, only a note.</summary>
internal sealed class NetworkIsInScopesRegionRule : IRule<Seen<NetworkNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-005"),
        Title = "Endpoint's network should be in the region of the scope",
        Hop = Hop.Network,
        Severity = Severity.Info,
    };

    public Judgement Judge(Seen<NetworkNode> subject, Topology topology)
    {
        if (subject.By.Scope?.Resource is not { } scope)
        {
            return Judgement.NotApplicable("The scope was not read.");
        }

        if (subject.Node.Resource is not { } network)
        {
            return Judgement.NotRead(subject.Node.Presence, ResourceType.VirtualNetwork, subject.Node.Id.Subscription, "The endpoint's network could not be read.");
        }

        var evidence = Evidence.Of(network, "location", network.Location, scope.Region.Name);
        return network.Region.IsNone || scope.Region.IsNone ? Judgement.UnknownValue("The network or the scope has no location.", evidence)
            : network.Region == scope.Region ? Judgement.Compliant(evidence)
            : Judgement.NonCompliant("The network is in another region than the scope. Microsoft's page asks for the same one and also says that it can be another.", evidence);
    }
}
