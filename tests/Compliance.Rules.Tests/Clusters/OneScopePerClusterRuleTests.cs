using Compliance.Rules.Clusters;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Clusters;

public sealed class OneScopePerClusterRuleTests
{
    [Fact]
    public void Judge_OneReading_SaysNothingOfChanges()
    {
        var chain = new HealthyChain();

        Assert.Equal("NotApplicable", Said.OfCluster(new OneScopePerClusterRule(), chain.Estate(), chain.Cluster));
    }
}
