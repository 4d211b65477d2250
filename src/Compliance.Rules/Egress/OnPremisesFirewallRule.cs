using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>Where traffic leaves on premises only a probe, or somebody's word, can tell that the services are reached.</summary>
internal sealed class OnPremisesFirewallRule : IRule<Seen<ScopeNode>>
{
    // Images come through Front Door, so that the registry stands for both services.
    private static readonly string[] Hosts = ["login.microsoftonline.com", "management.azure.com", "mcr.microsoft.com"];

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-008"),
        Title = "On-premises firewall must let the public services pass",
        Hop = Hop.Egress,
        Severity = Severity.Medium,
    };

    public Judgement Judge(Seen<ScopeNode> subject, Topology topology)
    {
        if (subject.By.IsIdle)
        {
            return Judgement.NotApplicable("No cluster of the site uses the scope.");
        }

        if (subject.Site.Egress is { Mode: EgressMode.Azure })
        {
            return Judgement.NotApplicable("The site's traffic to public services leaves through Azure.");
        }

        if (subject.Site.Egress is null)
        {
            // A probe tells what passes, not where: which firewall it proves is open until that is declared.
            return Judgement.NotProvided("The site's egress is not declared: say whether it passes Azure or leaves on premises.");
        }

        var seen = topology.Declarations.ProbesOf(subject.Site, topology.Now).FirstOrDefault(probe => probe.Connections.Any(IsAsked));
        if (seen is null)
        {
            return Judgement.NotProvided("Run the probe on site, or attest that the firewall lets the public services pass.");
        }

        Evidence[] evidence = [.. Hosts.Select(host => new Evidence(subject.Node.Id, $"probe {subject.Site.Name}: {host}:443", Outcome(seen, host), "connected"))];
        return Array.Exists(evidence, fact => fact.Actual is "failed") ? Judgement.NonCompliant("The probe could not connect to every public service.", [.. evidence])
            : Array.TrueForAll(evidence, fact => fact.Actual is "connected") ? Judgement.Compliant([.. evidence])
            : Judgement.NotProvided("The probe did not try every public service.", [.. evidence]);
    }

    private static bool IsAsked(ProbeConnection connection) => Hosts.Contains(connection.Host, StringComparer.OrdinalIgnoreCase) && connection.Port == 443;

    private static string? Outcome(ProbeEvidence probe, string host)
    {
        var tries = probe.Connections.Where(connection => IsAsked(connection) && connection.Host.Equals(host, StringComparison.OrdinalIgnoreCase)).ToList();
        return tries.Count == 0 ? null : tries.TrueForAll(connection => connection.IsOk) ? "connected" : "failed";
    }
}
