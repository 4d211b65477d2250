using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Tests.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests;

/// <summary>What somebody's word decides of the rules that no property answers, and what it does not.</summary>
public sealed class AttestedRulesTests
{
    private const string Tools = "ARC-VER-001";

    private readonly HealthyChain _chain = new(clusters: 2);

    public static TheoryData<string> OpenRules => ["ARC-DNS-009", "ARC-DNS-010", "ARC-PL-013"];

    [Theory]
    [MemberData(nameof(OpenRules))]
    public void Assess_NobodysWord_IsOpen(string rule) => Assert.Equal(["NotProvided: weu-1 weu-2"], Open(rule));

    [Theory]
    [MemberData(nameof(OpenRules))]
    public void Assess_AttestedAsCompliant_IsClosed(string rule)
    {
        Assert.Empty(Open(rule, Word(rule, isCompliant: true)));
        Assert.Empty(Findings(rule, Word(rule, isCompliant: true)));
    }

    [Theory]
    [MemberData(nameof(OpenRules))]
    public void Assess_AttestedAsNonCompliant_IsAFindingThatTellsWho(string rule)
    {
        var finding = Assert.Single(Findings(rule, Word(rule, isCompliant: false)));

        Assert.Equal((Severity.High, Subject(rule), "Checked on site."), (finding.Severity, finding.ResourceId, finding.Message));
        Assert.Equal(new Evidence(Subject(rule), "attestation", "nonCompliant until 2026-11-21, by someone", null), Assert.Single(finding.Evidence));
        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
    }

    [Theory]
    [MemberData(nameof(OpenRules))]
    public void Assess_AttestedForASite_DecidesForItsClustersOnly(string rule) => Assert.Equal(["NotProvided: weu-2"], Open(rule, Word(rule, isCompliant: true) with { Site = "plants" }));

    [Theory]
    [MemberData(nameof(OpenRules))]
    public void Assess_AttestationExpired_IsOpen(string rule) =>
        Assert.Equal(["NotProvided: weu-1 weu-2"], Open(rule, Word(rule, isCompliant: true) with { Expires = new DateOnly(2026, 11, 20) }));

    // The probe saw public addresses: a word does not overrule it.
    [Theory]
    [InlineData("ARC-DNS-010", "High pls-weu: weu-1")]
    [InlineData("ARC-DNS-011", "Critical pls-weu: weu-1")]
    public void Assess_ProbeContradicts_TheProbeCounts(string rule, string expected)
    {
        var declared = Declared(Word(rule, isCompliant: true)) with { Probes = [AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3"))] };

        Assert.Equal([expected], Found.Of(rule, Estate(), declared));
    }

    [Fact]
    public void Assess_ToolsByOutcomeAlone_AreTakenOnTheWord()
    {
        Assert.Empty(Open(Tools, Versions()));
        Assert.Empty(Findings(Tools, Versions()));
    }

    [Fact]
    public void Assess_ToolsWithOneVersion_StayOpenWhateverTheOutcomeSays() => Assert.Equal(["NotProvided: weu-1 weu-2"], Open(Tools, Versions(("connectedk8s", "1.10.0"))));

    [Fact]
    public void Assess_ToolsWithAnOldVersion_FailWhateverTheOutcomeSays() => Assert.Equal(2, Findings(Tools, Versions(("connectedk8s", "1.2.0"))).Count);

    [Fact]
    public void Assess_ToolsAttestedTwice_TheOneThatDecidesCountsAndOfThoseTheWorse()
    {
        var part = Versions(("connectedk8s", "1.10.0"));
        var whole = Versions(("connectedk8s", "1.10.0"), ("azureCli", "2.60.0"));
        var old = Versions(("connectedk8s", "1.10.0"), ("azureCli", "2.0.0"));

        Assert.Empty(Open(Tools, part, whole));
        Assert.Empty(Open(Tools, whole, part));
        Assert.Equal(2, Findings(Tools, whole, old).Count);
        Assert.Equal(2, Findings(Tools, old, whole).Count);
    }

    private static Attestation Versions(params (string Tool, string Version)[] values) => new()
    {
        Rule = new RuleId(Tools),
        Resource = new("*/connectedClusters/*"),
        IsCompliant = true,
        Expires = new DateOnly(2026, 11, 21),
        Values = values.ToImmutableDictionary(pair => pair.Tool, pair => pair.Version),
    };

    private Attestation Word(string rule, bool isCompliant) => new()
    {
        Rule = new RuleId(rule), Resource = new(Subject(rule).Text), IsCompliant = isCompliant, Expires = new DateOnly(2026, 11, 21), Statement = "Checked on site.", By = "someone",
    };

    private ResourceId Subject(string rule) => rule == "ARC-DNS-009" ? _chain.Hub : _chain.Scope;

    // A machine as forwarder and clusters that were silent for long: nothing else decides.
    private DeclarationSet Declared(params Attestation[] words)
    {
        var machine = new Forwarder(ForwarderKind.Vm, _chain.Hub);
        return ASite.Declared(ASite.Of("*/weu-1") with { Forwarder = machine }, ASite.Of("*/weu-2", "other") with { Forwarder = machine }) with { Attestations = [.. words] };
    }

    private EstateBuilder Estate() => _chain.Clusters.Aggregate(
        _chain.Estate(), (estate, id) => estate.Change<ConnectedCluster>(id, cluster => cluster with { LastConnectivityTime = Value.Of("2026-11-20T09:00:00Z") }));

    private IReadOnlyList<string> Open(string rule, params Attestation[] words) => Found.Open(rule, Estate(), Declared(words));

    private List<Finding> Findings(string rule, params Attestation[] words) =>
        [.. Found.Assess(Estate(), Declared(words)).Findings.Where(finding => finding.Rule.Id == new RuleId(rule))];
}
