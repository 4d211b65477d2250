using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>With NxDomainRedirect a name that the zone lacks is asked for in public: a choice that hides a missing record.</summary>
internal sealed class NxDomainFallbackRule : IRule<LinkNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-008"),
        Title = "Fallback of a zone link to public names should be a choice",
        Hop = Hop.Zones,
        Severity = Severity.Info,
        NeedsPrivateZones = true,
    };

    public Judgement Judge(LinkNode subject, Topology topology)
    {
        var policy = subject.Resource.ResolutionPolicy;
        var evidence = Evidence.Of(subject.Resource, "properties.resolutionPolicy", policy);
        return policy.IsAbsent || policy.Is("Default") ? Judgement.Compliant(evidence)
            : policy.Is("NxDomainRedirect") ? Judgement.CompliantWithNote("Names that the zone lacks are resolved to public addresses.", evidence)
            : Judgement.UnknownValue("The link has a resolution policy this rule does not know.", evidence);
    }
}
