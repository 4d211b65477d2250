using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Scopes;
using Compliance.Rules.Tests.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

public sealed class SameEndpointRuleTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_AllNamesLeadToOneEndpoint_IsCompliant() => JudgementAssert.Equal(
        Judgement.Compliant(Seen(AProbe.Gbl, "10.20.4.5"), Seen(AProbe.Service, "10.20.4.5"), Seen(AProbe.Dp, "10.20.4.5")),
        Judge(Two(), AProbe.Of()));

    [Fact]
    public void Judge_NamesLeadToTwoEndpoints_Fails() => JudgementAssert.Equal(
        Judgement.NonCompliant("The site's clusters are led to different endpoints of the scope.", Seen(AProbe.Service, "10.20.4.5"), Seen(AProbe.Dp, "10.20.4.5"), Seen(AProbe.Gbl, Twin.Address)),
        Judge(Two(), AProbe.Of(ASite.Lookup(AProbe.Gbl, Twin.Address))));

    [Fact]
    public void Judge_OneNameWithAddressesOfTwoEndpoints_Fails() =>
        Assert.Equal("NonCompliant High", Said(Two(), ASite.Probe(ASite.Lookup(AProbe.Gbl, "10.20.4.5", Twin.Address))));

    [Fact]
    public void Judge_ManyProbesOfTheSiteSeeTwoEndpoints_Fails() =>
        Assert.Equal("NonCompliant High", Said(Two(), AProbe.Of(), ASite.Probe(ASite.Lookup(AProbe.Gbl, Twin.Address)) with { ObservedAt = EstateBuilder.Now.AddHours(-2) }));

    [Fact]
    public void Judge_OldProbeSawAnotherEndpoint_DoesNotCount() =>
        Assert.Equal("Compliant", Said(Two(), AProbe.Of(), ASite.Probe(ASite.Lookup(AProbe.Gbl, Twin.Address)) with { ObservedAt = EstateBuilder.Now.AddHours(-25) }));

    [Theory]
    [InlineData("20.1.2.3")]
    [InlineData("no address")]
    public void Judge_NoAddressIsAnEndpoints_IsUnknown(string address) =>
        Assert.Equal("Unknown UnknownValue", Said(_chain.Estate(), ASite.Probe(ASite.Lookup(AProbe.Gbl, address))));

    [Theory]
    [InlineData("20.1.2.3")]
    [InlineData("10.99.0.4")]
    public void Judge_OneNameLeadsElsewhere_IsNoPass(string address) => JudgementAssert.Equal(
        Judgement.UnknownValue(
            "Some names lead to an approved endpoint of the scope, others to an address of none.",
            Seen(AProbe.Service, "10.20.4.5"),
            Seen(AProbe.Dp, "10.20.4.5"),
            Seen(AProbe.Gbl, address)),
        Judge(_chain.Estate(), AProbe.Of(ASite.Lookup(AProbe.Gbl, address))));

    [Fact]
    public void Judge_NoProbe_AsksForOne() =>
        JudgementAssert.Equal(Judgement.NotProvided("Run the probe on site, or attest which endpoint the site's clusters are led to."), Judge(_chain.Estate()));

    [Fact]
    public void Judge_LookupsWithoutAddress_AreNoEvidence() => Assert.Equal("Unknown NotProvided", Said(_chain.Estate(), ASite.Probe(ASite.Lookup(AProbe.Gbl))));

    [Fact]
    public void Judge_OtherNames_AreNoEvidence() => Assert.Equal("Unknown NotProvided", Said(_chain.Estate(), ASite.Probe(ASite.Lookup("mcr.microsoft.com", "10.20.4.5"))));

    [Fact]
    public void Judge_NoApprovedEndpoint_IsNotApplicable()
    {
        var estate = _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => AScope.Named(scope.Id, AScope.Connection(_chain.Endpoint, "Pending")));

        Assert.Equal("NotApplicable", Said(estate, AProbe.Of()));
    }

    // Two sites may use an endpoint each: only within a site must it be one.
    [Fact]
    public void Assess_SitesWithAnEndpointEach_IsNoFinding()
    {
        var declared = ASite.Declared(ASite.Of("*/weu-1"), ASite.Of("*/weu-2", "other")) with
        {
            Probes = [AProbe.Of(), ASite.Probe(ASite.Lookup(AProbe.Gbl, Twin.Address)) with { Site = "other" }],
        };

        Assert.Empty(Found.Of("ARC-PL-013", Two(), declared));
    }

    [Fact]
    public void Assess_OneSiteOfTwoIsSplit_AffectsItsClustersOnly()
    {
        var declared = ASite.Declared(ASite.Of("*/weu-1"), ASite.Of("*/weu-2", "other")) with
        {
            Probes = [AProbe.Of(ASite.Lookup(AProbe.Gbl, Twin.Address)), AProbe.Of() with { Site = "other" }],
        };

        Assert.Equal(["High pls-weu: weu-1"], Found.Of("ARC-PL-013", Two(), declared));
    }

    private EstateBuilder Two() => Twin.Of(_chain, _chain.Network);

    private Evidence Seen(string name, string address) => new(_chain.Scope, $"probe plants: {name}", address, null);

    private Judgement Judge(EstateBuilder estate, params ProbeEvidence[] probes)
    {
        var topology = estate.Link(AProbe.Declared(probes));
        var group = topology.FindCluster(_chain.Cluster)!.Group;
        return new SameEndpointRule().Judge(new Seen<ScopeNode>(group.Scope!, group), topology);
    }

    private string Said(EstateBuilder estate, params ProbeEvidence[] probes) => Tests.Said.Of(new SameEndpointRule(), Judge(estate, probes));
}
