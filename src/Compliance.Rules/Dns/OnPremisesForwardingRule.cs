using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>The site's own DNS servers must forward Arc's names to Azure: no ARM property says so, a probe on site does.</summary>
internal sealed class OnPremisesForwardingRule : IRule<Seen<ScopeNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-010"),
        Title = "The site's DNS servers must forward to Azure",
        Hop = Hop.Forwarding,
        Severity = Severity.High,
        NeedsPrivateZones = true,
        DecidedBy = new("ARC-CON-003"),
    };

    public Judgement Judge(Seen<ScopeNode> subject, Topology topology)
    {
        if (subject.By.Chain.Endpoints.IsEmpty)
        {
            return Judgement.NotApplicable("The chain reaches no endpoint.");
        }

        if (ProbedNames.Of(subject.By, topology) is not { } names)
        {
            return Judgement.NotProvided("Run the probe on site, attest the forwarding, or let a cluster connect.");
        }

        var evidence = names.Evidences(subject.Node.Id, subject.Site);
        return names.IsAnyPublic ? Judgement.NonCompliant("The site resolves Arc's names in public or not at all: its DNS servers do not forward them to Azure.", evidence)
            : names.IsAnyUnclear ? Judgement.UnknownValue("A lookup of the probe was not answered.", evidence)
            : names.IsAnyMissing ? Judgement.NotProvided("The probe did not look up every name.", evidence)
            : Judgement.Compliant(evidence);
    }
}
