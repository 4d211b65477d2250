using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;

namespace Compliance.Rules.Scopes;

/// <summary>All clusters of a site must be led to one and the same endpoint: only what they look up on site can tell.</summary>
internal sealed class SameEndpointRule : IRule<Seen<ScopeNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-013"),
        Title = "All clusters of a site must use the same private endpoint",
        Hop = Hop.Forwarding,
        Severity = Severity.High,
    };

    public Judgement Judge(Seen<ScopeNode> subject, Topology topology)
    {
        var chain = subject.By.Chain;
        if (chain.Endpoints.IsEmpty)
        {
            return Judgement.NotApplicable("The chain reaches no endpoint.");
        }

        var lookups = topology.Declarations.ProbesOf(subject.Site, topology.Now)
            .SelectMany(probe => probe.Lookups)
            .Where(lookup => ProbedNames.IsOfArc(lookup.Name))
            .SelectMany(lookup => lookup.Addresses.Select(address => (lookup.Name, Address: EndpointAddresses.Normal(address) ?? address)))
            .Distinct()
            .ToList();
        if (lookups.Count == 0)
        {
            return Judgement.NotProvided("Run the probe on site, or attest which endpoint the site's clusters are led to.");
        }

        ImmutableArray<Evidence> evidence = [.. lookups.Select(lookup => new Evidence(subject.Node.Id, $"probe {subject.Site.Name}: {lookup.Name}", lookup.Address, null))];
        var owners = lookups.ConvertAll(lookup => chain.ApprovedEndpoints.Where(endpoint => endpoint.Addresses.Contains(lookup.Address)).ToHashSet());
        var known = owners.FindAll(found => found.Count > 0);
        // Two endpoints may have the same address in networks that never meet: one that has them all is enough.
        return known.Count == 0 ? Judgement.UnknownValue("No address that the site gets is one of an approved endpoint of the scope.", evidence)
            : !chain.ApprovedEndpoints.Any(endpoint => known.TrueForAll(found => found.Contains(endpoint))) ? Judgement.NonCompliant("The site's clusters are led to different endpoints of the scope.", evidence)
            : known.Count < owners.Count ? Judgement.UnknownValue("Some names lead to an approved endpoint of the scope, others to an address of none.", evidence)
            : Judgement.Compliant(evidence);
    }
}
