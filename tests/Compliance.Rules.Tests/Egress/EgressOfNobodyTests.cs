using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Rules.Tests.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Egress;

/// <summary>Where no cluster's traffic leaves, nothing about it is open.</summary>
public sealed class EgressOfNobodyTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Assess_ScopeThatOnlyAnEndpointNames_LeavesNoEgressOpen() => Assert.Empty(OpenEgress(_chain.Estate()
        .Without(_chain.Cluster)
        .With(AnEndpoint.Named(AnId.Endpoint("pe-left"), _chain.Network, AnEndpoint.Connection(AnId.Scope("gone"))))));

    [Fact]
    public void Assess_ScopeWithoutClusters_LeavesNoEgressOpen() => Assert.Empty(OpenEgress(_chain.Estate().Without(_chain.Cluster)));

    [Fact]
    public void Assess_OnlyAProvisionedCluster_LeavesNoEgressOpen()
    {
        var provisioned = ACluster.Unassociated() with { Id = _chain.Cluster, Kind = Value.Of("ProvisionedCluster") };

        Assert.Empty(OpenEgress(_chain.Estate().With(provisioned)));
        Assert.Empty(OpenEgress(_chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Kind = Value.Of("ProvisionedCluster") })));
    }

    [Fact]
    public void Assess_OneCluster_LeavesAllOfItOpen() => Assert.Equal(7, OpenEgress(_chain.Estate()).Count());

    private static IEnumerable<Unknowns> OpenEgress(EstateBuilder estate) =>
        Found.Assess(estate).Unknowns.Where(unknown => unknown.Rule.Id.Value.StartsWith("ARC-NET-", StringComparison.Ordinal) && unknown.Rule.Id.Value is not "ARC-NET-001");
}
