using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Features;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Features;

public sealed class NoCustomLocationRuleTests
{
    private static readonly NoCustomLocationRule Rule = new();

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_CustomLocations_FailEach()
    {
        var estate = _chain.Estate().With(ACluster.CustomLocation(_chain.Cluster, "one"), ACluster.CustomLocation(_chain.Cluster, "two"));

        Assert.Equal(["NonCompliant High", "NonCompliant High"], Said.OfOwned<CustomLocationNode>(Rule, estate, _chain.Cluster));
        Assert.Equal("NotApplicable", Said.OfCluster(Rule, estate, _chain.Cluster));
    }

    [Fact]
    public void Judge_None_IsCompliantWhereTheyWereLookedFor()
    {
        Assert.Equal("Compliant", Said.OfCluster(Rule, _chain.Estate(), _chain.Cluster));
        Assert.Equal("Unknown NotCovered", Said.OfCluster(Rule, _chain.Estate().Uncover(ResourceType.CustomLocation), _chain.Cluster));
    }

    [Fact]
    public void Judge_ClusterWithoutAssociation_IsNotApplicable()
    {
        var plain = ACluster.Unassociated();
        var estate = AnEstate.With(plain, ACluster.CustomLocation(plain.Id));

        Assert.Equal(["NotApplicable"], Said.OfOwned<CustomLocationNode>(Rule, estate, plain.Id));
        Assert.Equal("NotApplicable", Said.OfCluster(Rule, estate, plain.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no id")]
    public void Judge_HostThatIsNoCluster_HangsOnNone(string? host)
    {
        var estate = _chain.Estate().With(ACluster.CustomLocation(_chain.Cluster) with { HostResourceId = Value.Of(host) });

        Assert.Equal("Compliant", Said.OfCluster(Rule, estate, _chain.Cluster));
    }
}
