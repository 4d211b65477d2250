using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>A DNS server with records of its own leads every cluster that uses it to the endpoint, which refuses those without association.</summary>
internal sealed class ManualDnsIsScopedRule : IRule<Seen<ScopeNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-012"),
        Title = "Every cluster of a site with its own DNS records must be associated",
        Hop = Hop.Forwarding,
        Severity = Severity.Critical,
        Remediation = RemediationAction.Associate,
    };

    public Judgement Judge(Seen<ScopeNode> subject, Topology topology)
    {
        if (subject.Site.DnsMode is not DnsMode.Manual)
        {
            return Judgement.NotApplicable("The site's names are answered by Azure's private zones.");
        }

        if (subject.By.Chain.Endpoints.IsEmpty)
        {
            return Judgement.NotApplicable("The chain reaches no endpoint.");
        }

        var strangers = topology.UnassociatedOf(subject.Site).ToList();
        ImmutableArray<Evidence> evidence = [.. strangers.Select(cluster => Evidence.Of(cluster.Cluster, "properties.privateLinkState", cluster.Cluster.PrivateLinkState, "Enabled"))];
        var outside = strangers.Count(cluster => !SiteMembers.IsUnreadable(cluster));
        return strangers.Count == 0 ? Judgement.Compliant(evidence)
            : outside == 0 ? Judgement.UnknownValue("Whether a cluster of the site is associated could not be told.", evidence)
            : Judgement.NonCompliant($"{outside} cluster(s) of the site are not associated: their connection is refused.", evidence);
    }
}
