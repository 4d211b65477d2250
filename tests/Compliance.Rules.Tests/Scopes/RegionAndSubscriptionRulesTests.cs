using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Scopes;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

/// <summary>Where cluster, scope and network are: ARC-PL-004, ARC-PL-007 and ARC-PL-008.</summary>
public sealed class RegionAndSubscriptionRulesTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("westeurope", "Compliant")]
    [InlineData("West Europe", "Compliant")]
    [InlineData("WESTEUROPE", "Compliant")]
    [InlineData("northeurope", "NonCompliant High")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_ClustersRegion_IsTheScopes(string? location, string expected) => Assert.Equal(expected, Judge(new ClusterIsInScopesRegionRule(), At(Value.Of(location))));

    [Fact]
    public void Judge_LocationOfWrongType_IsUnknown()
    {
        Assert.Equal("Unknown UnknownValue", Judge(new ClusterIsInScopesRegionRule(), At(Value.OfMalformed("[]"))));
        Assert.Equal("Unknown UnknownValue", Judge(new RegionIsSupportedRule(), At(Value.OfMalformed("[]"))));
    }

    [Fact]
    public void Judge_ScopeWithoutLocation_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(new ClusterIsInScopesRegionRule(), _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { Location = default })));

    [Fact]
    public void Judge_ScopeThatIsNotThere_LeavesItToOtherRules() => Assert.Equal("NotApplicable", Judge(new ClusterIsInScopesRegionRule(), _chain.Estate().Without(_chain.Scope)));

    [Theory]
    [InlineData("westeurope", "Compliant")]
    [InlineData("Southeast Asia", "NonCompliant High")]
    [InlineData("southeastasia", "NonCompliant High")]
    [InlineData("eastasia", "Compliant")]
    [InlineData("usgovvirginia", "Unknown UnknownValue")]
    [InlineData("chinanorth3", "Unknown UnknownValue")]
    [InlineData("usnatwest", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Region_IsASupportedOne(string? location, string expected)
    {
        var rule = new RegionIsSupportedRule();

        Assert.Equal(expected, Judge(rule, At(Value.Of(location))));
        Assert.Equal(expected, Said.OfScope(rule, _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { Location = Value.Of(location) }), _chain.Scope));
    }

    [Fact]
    public void Judge_ClusterWithoutScope_IsNotApplicable()
    {
        var plain = ACluster.Unassociated() with { Location = Value.Of("southeastasia") };
        IRule<ClusterNode>[] rules = [new RegionIsSupportedRule(), new ClusterIsInScopesRegionRule(), new SubscriptionIsSharedRule()];

        Assert.All(rules, rule => Assert.Equal("NotApplicable", Said.OfCluster(rule, AnEstate.With(plain), plain.Id)));
    }

    [Fact]
    public void Judge_OneSubscription_IsCompliant()
    {
        Assert.Equal("Compliant", Judge(new SubscriptionIsSharedRule(), _chain.Estate()));
        Assert.Equal("Compliant", Said.OfSeenNetwork(new SubscriptionIsSharedRule(), _chain.Estate(), _chain.Cluster));
    }

    // Decided by ids alone: that the scope or the network could not be read changes nothing.
    [Fact]
    public void Judge_ClusterInAnotherSubscription_Fails()
    {
        var far = AnId.Cluster("far", AnId.OtherSubscription);
        var estate = AnEstate.With(ACluster.In(_chain.Scope) with { Id = far }).Uncover(ResourceType.PrivateLinkScope);

        Assert.Equal("NonCompliant Medium", Said.OfCluster(new SubscriptionIsSharedRule(), estate, far));
    }

    [Fact]
    public void Judge_NetworkInAnotherSubscription_Fails()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);
        var estate = _chain.Estate()
            .Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(far.Child("subnets", "snet").Text) })
            .Uncover(AnId.OtherSubscription);

        Assert.Equal("NonCompliant Medium", Said.OfSeenNetwork(new SubscriptionIsSharedRule(), estate, _chain.Cluster));
        Assert.Equal("Compliant", Judge(new SubscriptionIsSharedRule(), estate));
    }

    [Fact]
    public void Judge_PreviewsRuleDeclaredLapsed_IsNotApplicable()
    {
        var far = AnId.Cluster("far", AnId.OtherSubscription);

        Assert.Equal(
            "NotApplicable",
            Said.OfCluster(new SubscriptionIsSharedRule(), _chain.Estate().With(ACluster.In(_chain.Scope) with { Id = far }), far, new DeclarationSet { MustShareSubscription = false }));
    }

    private EstateBuilder At(Value location) => _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Location = location });

    private string Judge(IRule<ClusterNode> rule, EstateBuilder estate) => Said.OfCluster(rule, estate, _chain.Cluster);
}
