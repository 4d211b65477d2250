using Compliance.Domain.Declarations;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class LookupsArePrivateRuleTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_EveryNameLeadsToTheEndpoint_IsCompliant() =>
        JudgementAssert.Equal(Judgement.Compliant(Seen(AProbe.Gbl), Seen(AProbe.Service), Seen(AProbe.Dp)), Judge(AProbe.Of()));

    [Theory]
    [InlineData("20.1.2.3")]
    [InlineData("10.20.4.5, 20.1.2.3")]
    public void Judge_PublicAddress_Fails(string addresses) => JudgementAssert.Equal(
        Judgement.NonCompliant("A name is resolved on site to a public address, or not at all.", Seen(AProbe.Gbl, addresses), Seen(AProbe.Service), Seen(AProbe.Dp)),
        Judge(AProbe.Of(ASite.Lookup(AProbe.Gbl, addresses.Split(", ")))));

    [Fact]
    public void Judge_PrivateAddressOfSomethingElse_Fails() => JudgementAssert.Equal(
        Judgement.NonCompliant("A name is resolved on site to an address that is not the endpoint's.", Seen(AProbe.Gbl), Seen(AProbe.Service), Seen(AProbe.Dp, "10.99.0.4")),
        Judge(AProbe.Of(ASite.Lookup(AProbe.Dp, "10.99.0.4"))));

    [Theory]
    [InlineData("NXDOMAIN", "NonCompliant Critical")]
    [InlineData("NOERROR", "NonCompliant Critical")]
    [InlineData("SERVFAIL", "Unknown UnknownValue")]
    [InlineData("", "Unknown UnknownValue")]
    public void Judge_NoAddress_IsByTheStatus(string status, string expected) => Assert.Equal(expected, Said(AProbe.Of(new ProbeLookup(AProbe.Gbl, status, []))));

    [Fact]
    public void Judge_AddressThatIsNone_Fails() => Assert.Equal("NonCompliant Critical", Said(AProbe.Of(ASite.Lookup(AProbe.Gbl, "no address"))));

    [Fact]
    public void Judge_NameNotLookedUp_AsksForIt() => Assert.Equal("Unknown NotProvided", Said(ASite.Probe(ASite.Lookup(AProbe.Gbl, "10.20.4.5"))));

    // Domain 2.2: what the bare name answers is not known, and agents never ask for it.
    [Fact]
    public void Judge_BareName_IsIgnored() => Assert.Equal("Compliant", Said(AProbe.Of(ASite.Lookup("dp.kubernetesconfiguration.azure.com", "20.1.2.3"))));

    [Fact]
    public void Judge_NameInOtherCaseWithADot_IsTheSame() => Assert.Equal(
        "Compliant",
        Said(ASite.Probe(ASite.Lookup("GBL.his.arc.azure.com.", "10.20.4.5"), ASite.Lookup(AProbe.Service, "10.20.4.5"), ASite.Lookup(AProbe.Dp, "10.20.4.5"))));

    [Fact]
    public void Judge_NoProbe_AsksForOne() => JudgementAssert.Equal(Judgement.NotProvided("Run the probe on site: it looks up the names the agents ask for."), Judge());

    [Theory]
    [InlineData(0, "NonCompliant Critical")]
    [InlineData(1, "Unknown NotProvided")]
    public void Judge_Probe_CountsForADay(int seconds, string expected) =>
        Assert.Equal(expected, Said(AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3")) with { ObservedAt = EstateBuilder.Now.AddHours(-24).AddSeconds(-seconds) }));

    [Fact]
    public void Judge_ProbeOfAnotherSite_DoesNotCount() => Assert.Equal("Unknown NotProvided", Said(AProbe.Of() with { Site = "elsewhere" }));

    [Fact]
    public void Judge_ManyProbes_TheNewestCounts() => Assert.Equal(
        "NonCompliant Critical",
        Said(AProbe.Of() with { ObservedAt = EstateBuilder.Now.AddHours(-3) }, AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3"))));

    [Fact]
    public void Judge_TwinsAddress_CountsInTheSameNetwork()
    {
        var declared = AProbe.Declared(AProbe.Of(ASite.Lookup(AProbe.Gbl, Twin.Address)));

        Assert.Equal("Compliant", Tests.Said.OfSeenScope(new LookupsArePrivateRule(), Twin.Of(_chain, _chain.Network), _chain.Cluster, declared));
    }

    [Fact]
    public void Assess_OneSiteOfTwoFails_AffectsItsClustersOnly()
    {
        var declared = ASite.Declared(ASite.Of("*/weu-1"), ASite.Of("*/weu-2", "other")) with { Probes = [AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3"))] };

        Assert.Equal(["Critical pls-weu: weu-1"], Found.Of("ARC-DNS-011", _chain.Estate(), declared));
    }

    // Design 4.3: in manual mode this rule stands in for those on zones, so that without a probe nothing is proven.
    [Fact]
    public void Assess_ManualDnsWithoutProbe_LeavesForwardingUnknown()
    {
        var proof = Prove(ASite.Declared(ASite.Of("*") with { DnsMode = DnsMode.Manual }));

        Assert.Equal(
            [HopState.NotApplicable, HopState.NotApplicable, HopState.Unknown],
            proof.Hops.Where(hop => hop.Hop is Hop.Zones or Hop.Records or Hop.Forwarding).Select(hop => hop.State));
        Assert.Equal(Verdict.Unknown, proof.Summary.Verdict);
    }

    [Fact]
    public void Assess_ManualDnsWithProbe_ProvesForwarding()
    {
        var proof = Prove(ASite.Declared(ASite.Of("*") with { DnsMode = DnsMode.Manual }) with { Probes = [AProbe.Of()] });

        Assert.Equal(HopState.Proven, proof.Hops.Single(hop => hop.Hop is Hop.Forwarding).State);
        Assert.Equal(Verdict.Proven, proof.Summary.Verdict);
    }

    [Fact]
    public void Assess_AzureDnsWithoutProbe_LeavesTheVerdictAlone() => Assert.Equal(Verdict.Proven, Prove(DeclarationSet.None).Summary.Verdict);

    private Proof Prove(DeclarationSet declared)
    {
        var assessment = Found.Assess(_chain.Estate(), declared);
        return assessment.Prove(assessment.Topology.FindCluster(_chain.Cluster)!);
    }

    private Evidence Seen(string name, string actual = "10.20.4.5") => new(_chain.Scope, $"probe plants: {name}", actual, "an address of the endpoint");

    private Judgement Judge(params ProbeEvidence[] probes) => Judged.Scope(new LookupsArePrivateRule(), _chain.Estate(), AProbe.Declared(probes));

    private string Said(params ProbeEvidence[] probes) => Tests.Said.Of(new LookupsArePrivateRule(), Judge(probes));
}
