using Compliance.Rules.Features;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Features;

public sealed class ClusterConnectIsOffRuleTests
{
    [Fact]
    public void Judge_Cluster_NeedsSomebodysWord()
    {
        var chain = new HealthyChain();

        Assert.Equal("Unknown NotProvided", Said.OfCluster(new ClusterConnectIsOffRule(), chain.Estate(), chain.Cluster));
    }

    [Fact]
    public void Judge_ClusterWithoutAssociation_IsNotApplicable()
    {
        var plain = ACluster.Unassociated();

        Assert.Equal("NotApplicable", Said.OfCluster(new ClusterConnectIsOffRule(), AnEstate.With(plain), plain.Id));
    }
}
