using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Every rule, passing and failing: its evidence names a resource of the estate, a property of it, and what stands there.</summary>
public sealed class EvidenceTests
{
    // Rules that no estate makes pass, or fail, with evidence.
    private static readonly Dictionary<string, string> NeverFails = new()
    {
        ["ARC-PL-009"] = "One reading shows no change back and forth.",
        ["ARC-DNS-008"] = "Its only deviation passes with a note.",
        ["ARC-CON-003"] = "It decides others and is never a finding.",
    };

    private static readonly Dictionary<string, string> PassesWithoutEvidence = new()
    {
        ["ARC-PL-009"] = "One reading shows no change back and forth.",
        ["ARC-PL-012"] = "That no server names the scope is a fact of no resource.",
        ["ARC-DNS-012"] = "That no cluster of the site is unassociated is a fact of no resource.",
        ["ARC-DNS-013"] = "That nothing else is in the network is a fact of no resource.",
        ["ARC-EXT-001"] = "That no custom location stands on the cluster is a fact of no resource.",
    };

    private static SampleEstate WithAStranger => new Flip("store-ams-01", "properties.privateLinkState", "Disabled", "", "").Flipped();

    public static TheoryData<string> Rules => [.. BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Assess_RuleThatFails_ShowsWhatStandsThere(string rule)
    {
        var flips = FlipTests.Bringing(rule).ToList();
        var failing = flips.Select(flip => (Estate: flip.Flipped(), Declared: HealthyEstate.Declarations, At: flip.IsQuiet || flip.IsOnVirtualWan ? HealthyEstate.Quiet : (DateTimeOffset?)null)).ToList();
        if (flips.Count == 0 && !NeverFails.ContainsKey(rule))
        {
            failing.Add((rule == "ARC-DNS-012" ? WithAStranger : HealthyEstate.Json, Against(rule), HealthyEstate.Quiet));
        }

        var shown = failing.SelectMany(one => Assess(rule, one.Estate, one.Declared, one.At).Findings.SelectMany(finding => finding.Evidence).Select(evidence => (one.Estate, evidence))).ToList();

        Assert.Equal(NeverFails.ContainsKey(rule), shown.Count == 0);
        Assert.Equal("", string.Join('\n', shown.Select(pair => EvidencePlace.Fault(pair.Estate, pair.evidence)).OfType<string>().Distinct()));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Assess_RuleThatPasses_ShowsWhatStandsThere(string rule)
    {
        var declared = For(rule);
        var estate = HealthyEstate.Json;
        var assessment = Assess(rule, estate, declared, rule == "ARC-CON-003" ? null : HealthyEstate.Quiet);

        // Open for one cluster or subject, the rule may still have decided others: those without anything open count.
        var open = assessment.Unknowns.SelectMany(unknown => unknown.Clusters).ToHashSet();
        var shown = assessment.Topology.Clusters.Where(cluster => !open.Contains(cluster.Id)).SelectMany(cluster => assessment.Prove(cluster).Hops).SelectMany(hop => hop.Evidence).Distinct().ToList();

        Assert.Empty(assessment.Findings);
        Assert.Equal(PassesWithoutEvidence.ContainsKey(rule), shown.Count == 0);
        Assert.Equal("", string.Join('\n', shown.Select(evidence => EvidencePlace.Fault(estate, evidence)).OfType<string>()));
    }

    private static Assessment Assess(string rule, SampleEstate sample, DeclarationSet declared, DateTimeOffset? at)
    {
        Estate estate = sample.Read(at);
        return new Judge(BuiltInRules.Catalogue.Select([rule]), []).Assess(Domain.Topologies.Topology.Link(estate, declared, estate.ReadAt));
    }

    /// <summary>What is declared so that a rule no property answers can fail.</summary>
    private static DeclarationSet Against(string rule) => rule switch
    {
        "ARC-DNS-011" or "ARC-DNS-010" => WithProbe("20.1.2.3", isOk: true),
        "ARC-NET-008" => WithProbe("20.1.2.3", isOk: false),
        "ARC-GOV-001" => HealthyEstate.Declarations with { PreviewAcknowledgedBy = null },
        "ARC-DNS-012" => HealthyEstate.Declarations with { Sites = [HealthyEstate.Declarations.Sites[0] with { Clusters = [new("*")], DnsMode = DnsMode.Manual }] },
        _ => HealthyEstate.Declarations with { Attestations = [Word(rule, isCompliant: false)] },
    };

    private static DeclarationSet For(string rule) => rule switch
    {
        "ARC-DNS-010" or "ARC-DNS-011" or "ARC-PL-013" or "ARC-VER-001" or "ARC-EXT-002" => HealthyEstate.Declarations with { Attestations = [Word(rule, isCompliant: true)] },
        "ARC-NET-008" => WithProbe("20.1.2.3", isOk: true),
        "ARC-DNS-012" => HealthyEstate.Declarations with { Sites = [HealthyEstate.Declarations.Sites[0] with { DnsMode = DnsMode.Manual }] },
        _ => HealthyEstate.Declarations,
    };

    private static Attestation Word(string rule, bool isCompliant) =>
        new() { Rule = new RuleId(rule), Resource = new ResourcePattern("*"), IsCompliant = isCompliant, Expires = new DateOnly(2026, 12, 1), By = "someone" };

    private static DeclarationSet WithProbe(string gbl, bool isOk) => HealthyEstate.Declarations with
    {
        Sites = [HealthyEstate.Declarations.Sites[0] with { Egress = new Domain.Declarations.Egress(EgressMode.OnPremises, []) }],
        Probes =
        [
            new()
            {
                Site = "stores",
                ObservedAt = HealthyEstate.Quiet,
                Lookups = [ASite.Lookup("gbl.his.arc.azure.com", gbl)],
                Connections = [new("login.microsoftonline.com", 443, true), new("management.azure.com", 443, isOk), new("mcr.microsoft.com", 443, true)],
            },
        ],
    };
}
