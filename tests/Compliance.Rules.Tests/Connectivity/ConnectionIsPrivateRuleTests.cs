using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Rules.Connectivity;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Connectivity;

public sealed class ConnectionIsPrivateRuleTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_ConnectedToAClosedScope_IsProof() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Theory]
    [InlineData(15, "Compliant")]
    [InlineData(15.01, "NotApplicable")]
    public void Judge_Heartbeat_MustBeFresh(double minutes, string expected) =>
        Assert.Equal(expected, Judge(cluster => cluster with { LastConnectivityTime = Value.Of($"{EstateBuilder.Now.AddMinutes(-minutes):O}") }));

    [Theory]
    [InlineData("Offline")]
    [InlineData(null)]
    public void Judge_NotConnected_ProvesNothing(string? status) => Assert.Equal("NotApplicable", Judge(cluster => cluster with { ConnectivityStatus = Value.Of(status) }));

    [Fact]
    public void Judge_NoHeartbeatTime_ProvesNothing() => Assert.Equal("NotApplicable", Judge(cluster => cluster with { LastConnectivityTime = Value.OfMalformed("{}") }));

    [Fact]
    public void Judge_NotAssociated_ProvesNothing() => Assert.Equal("NotApplicable", Judge(cluster => cluster with { PrivateLinkState = Value.Of("Disabled") }));

    [Theory]
    [InlineData("Enabled")]
    [InlineData("SecuredByPerimeter")]
    [InlineData(null)]
    public void Judge_ScopeThatMayAdmitTheInternet_ProvesNothing(string? access) =>
        Assert.Equal("NotApplicable", Judge(_chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of(access) })));

    [Theory]
    [InlineData(-1, "NotApplicable")]
    [InlineData(-20, "Compliant")]
    public void Judge_ProbeThatContradicts_CountsWhenNewer(double minutes, string expected)
    {
        var probe = ASite.Probe(ASite.Lookup("gbl.his.arc.azure.com", "20.1.2.3")) with { ObservedAt = EstateBuilder.Now.AddMinutes(minutes) };

        Assert.Equal(expected, Judge(_chain.Estate(), ASite.Declared(ASite.Of("*")) with { Probes = [probe] }));
    }

    private string Judge(Func<ConnectedCluster, ConnectedCluster> change) => Judge(_chain.Estate().Change(_chain.Cluster, change));

    private string Judge(EstateBuilder estate, DeclarationSet? declared = null) => Said.OfCluster(new ConnectionIsPrivateRule(), estate, _chain.Cluster, declared);
}
