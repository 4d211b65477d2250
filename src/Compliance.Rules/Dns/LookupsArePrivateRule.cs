using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>What the site looks up must be the endpoint's own addresses. For a site with its own records this is the proof of DNS.</summary>
internal sealed class LookupsArePrivateRule : IRule<Seen<ScopeNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-011"),
        Title = "Lookups on site must give the endpoint's addresses",
        Hop = Hop.Forwarding,
        Severity = Severity.Critical,
        IsMandatoryInManualDns = true,
    };

    public Judgement Judge(Seen<ScopeNode> subject, Topology topology)
    {
        if (subject.By.Chain.Endpoints.IsEmpty)
        {
            return Judgement.NotApplicable("The chain reaches no endpoint.");
        }

        if (ProbedNames.Of(subject.By, topology) is not { } names)
        {
            return Judgement.NotProvided("Run the probe on site: it looks up the names the agents ask for.");
        }

        var evidence = names.Evidences(subject.Node.Id, subject.Site);
        return names.IsAnyPublic ? Judgement.NonCompliant("A name is resolved on site to a public address, or not at all.", evidence)
            : names.IsAnyElsewhere ? Judgement.NonCompliant("A name is resolved on site to an address that is not the endpoint's.", evidence)
            : names.IsAnyUnclear ? Judgement.UnknownValue("A lookup was not answered, or the endpoint's addresses are not known.", evidence)
            : names.IsAnyMissing ? Judgement.NotProvided("The probe did not look up every name.", evidence)
            : Judgement.Compliant(evidence);
    }
}
