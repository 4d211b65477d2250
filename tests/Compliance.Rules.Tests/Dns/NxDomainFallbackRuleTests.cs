using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class NxDomainFallbackRuleTests
{
    private const string Property = "properties.resolutionPolicy";

    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData(null)]
    [InlineData("Default")]
    [InlineData("default")]
    public void Judge_NoFallback_IsCompliant(string? policy) => JudgementAssert.Equal(Judgement.Compliant(Evidence(policy)), Judge(Value.Of(policy)));

    [Fact]
    public void Judge_Fallback_IsCompliantWithANote() => JudgementAssert.Equal(
        Judgement.CompliantWithNote("Names that the zone lacks are resolved to public addresses.", Evidence("NxDomainRedirect")),
        Judge(Value.Of("NxDomainRedirect")));

    [Fact]
    public void Judge_PolicyNobodyDocuments_IsUnknown() => JudgementAssert.Equal(
        Judgement.UnknownValue("The link has a resolution policy this rule does not know.", Evidence("Sometimes")),
        Judge(Value.Of("Sometimes")));

    [Fact]
    public void Judge_PolicyOfWrongType_IsUnknown() => JudgementAssert.Equal(
        Judgement.UnknownValue("The link has a resolution policy this rule does not know.", Evidence("{}")),
        Judge(Value.OfMalformed("{}")));

    [Fact]
    public void Assess_ManyLinksWithFallback_IsNoFinding()
    {
        var estate = _chain.Estate().With(ArcZone.All.Select(kind => AZone.Link(_chain.Zone(kind), _chain.Hub) with { ResolutionPolicy = Value.Of("NxDomainRedirect") }));

        Assert.Empty(Found.Of("ARC-DNS-008", estate));
    }

    private Evidence Evidence(string? policy) => new(_chain.Link(ArcZone.HybridIdentity), Property, policy, null);

    private Judgement Judge(Value policy)
    {
        var link = AZone.Link(_chain.Zone(ArcZone.HybridIdentity), _chain.Hub) with { ResolutionPolicy = policy };
        var topology = _chain.Estate().With(link).Link();
        return new NxDomainFallbackRule().Judge(topology.Zones.SelectMany(zone => zone.Links).Single(node => node.Id == link.Id), topology);
    }
}
