using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class OnPremisesForwardingRuleTests
{
    private const string InPublic = "The site resolves Arc's names in public or not at all: its DNS servers do not forward them to Azure.";

    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_ProbeSeesTheEndpoint_IsCompliant() =>
        JudgementAssert.Equal(Judgement.Compliant(Seen(AProbe.Gbl), Seen(AProbe.Service), Seen(AProbe.Dp)), Judge(AProbe.Of()));

    [Fact]
    public void Judge_ProbeSeesAPublicAddress_Fails() => JudgementAssert.Equal(
        Judgement.NonCompliant(InPublic, Seen(AProbe.Gbl, "20.1.2.3"), Seen(AProbe.Service), Seen(AProbe.Dp)),
        Judge(AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3"))));

    [Theory]
    [InlineData("NXDOMAIN", "NonCompliant High")]
    [InlineData("NOERROR", "NonCompliant High")]
    [InlineData("SERVFAIL", "Unknown UnknownValue")]
    public void Judge_NoAddress_IsByTheStatus(string status, string expected) => Assert.Equal(expected, Said(AProbe.Of(new ProbeLookup(AProbe.Dp, status, []))));

    // That the address is the endpoint's is another rule's matter: the query did reach Azure.
    [Fact]
    public void Judge_OtherPrivateAddress_IsForwarded() => Assert.Equal("Compliant", Said(AProbe.Of(ASite.Lookup(AProbe.Gbl, "10.99.0.4"))));

    [Fact]
    public void Judge_NameNotLookedUp_AsksForIt() => Assert.Equal("Unknown NotProvided", Said(ASite.Probe(ASite.Lookup(AProbe.Gbl, "10.20.4.5"))));

    [Fact]
    public void Judge_OnlyTheBareNameLookedUp_IsNoEvidence() =>
        Assert.Equal("Unknown NotProvided", Said(ASite.Probe(ASite.Lookup("dp.kubernetesconfiguration.azure.com", "20.1.2.3"))));

    [Fact]
    public void Judge_NoProbe_AsksForOne() =>
        JudgementAssert.Equal(Judgement.NotProvided("Run the probe on site, attest the forwarding, or let a cluster connect."), Judge());

    [Fact]
    public void Judge_ProbeOfTheDayBefore_DoesNotCount() =>
        Assert.Equal("Unknown NotProvided", Said(AProbe.Of() with { ObservedAt = EstateBuilder.Now.AddHours(-24).AddSeconds(-1) }));

    [Fact]
    public void Judge_ManyProbes_TheNewestCounts() => Assert.Equal(
        "Compliant",
        Said(AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3")) with { ObservedAt = EstateBuilder.Now.AddHours(-3) }, AProbe.Of()));

    // CON-003 decides what is open, and never a newer probe that contradicts.
    [Fact]
    public void Assess_ConnectedCluster_DecidesWhatIsOpen()
    {
        var estate = _chain.Estate().Change<ConnectedCluster>(_chain.Clusters[1], cluster => cluster with { ConnectivityStatus = Value.Of("Offline") });

        Assert.Equal(["NotProvided: weu-2"], Found.Open("ARC-DNS-010", estate));
    }

    [Fact]
    public void Assess_NewerProbeContradicts_BreaksTheClustersOfItsSiteOnly()
    {
        var declared = ASite.Declared(ASite.Of("*/weu-1"), ASite.Of("*/weu-2", "other")) with
        {
            Probes = [AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3")) with { ObservedAt = EstateBuilder.Now.AddMinutes(-1) }],
        };

        Assert.Equal(["High pls-weu: weu-1"], Found.Of("ARC-DNS-010", _chain.Estate(), declared));
    }

    [Fact]
    public void Assess_ManualDns_IsNotApplicable()
    {
        var declared = ASite.Declared(ASite.Of("*") with { DnsMode = DnsMode.Manual }) with { Probes = [AProbe.Of(ASite.Lookup(AProbe.Gbl, "20.1.2.3"))] };

        Assert.Empty(Found.Of("ARC-DNS-010", _chain.Estate(), declared));
    }

    private Evidence Seen(string name, string actual = "10.20.4.5") => new(_chain.Scope, $"probe plants: {name}", actual, "an address of the endpoint");

    private Judgement Judge(params ProbeEvidence[] probes) => Judged.Scope(new OnPremisesForwardingRule(), _chain.Estate(), AProbe.Declared(probes));

    private string Said(params ProbeEvidence[] probes) => Tests.Said.Of(new OnPremisesForwardingRule(), Judge(probes));
}
