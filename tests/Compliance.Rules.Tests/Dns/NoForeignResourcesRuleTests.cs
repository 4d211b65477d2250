using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class NoForeignResourcesRuleTests
{
    private readonly HealthyChain _chain = new();

    private DeclarationSet Declared => ASite.Declared(ASite.ForwardingTo(_chain.Hub));

    [Fact]
    public void Judge_NobodyElse_IsCompliantForADeclaredSite()
    {
        Assert.Equal(["Compliant"], Judge(_chain.Estate(), Declared));
        Assert.Equal(["Unknown NotProvided", "Unknown NotProvided"], Judge(_chain.Estate()));
    }

    [Fact]
    public void Judge_UnassociatedClusterOfTheSite_IsCritical()
    {
        var estate = _chain.Estate().With(ACluster.Unassociated("stray"));

        Assert.Equal(["NonCompliant Critical"], Judge(estate, Declared));
        Assert.Equal(["Compliant"], Judge(estate, ASite.Declared(ASite.ForwardingTo(_chain.Hub, "*/weu-*"))));
        Assert.Equal(["Unknown NotProvided", "Unknown NotProvided"], Judge(estate));
    }

    [Fact]
    public void Judge_ProvisionedCluster_IsNoStranger() =>
        Assert.Equal(["Compliant"], Judge(_chain.Estate().With(ACluster.Unassociated("aks") with { Kind = Value.Of("ProvisionedCluster") }), Declared));

    [Fact]
    public void Judge_StateNobodyDocuments_IsUnknown() =>
        Assert.Equal(["Unknown UnknownValue"], Judge(_chain.Estate().With(ACluster.In(_chain.Scope, "odd") with { PrivateLinkState = Value.Of("true") }), Declared));

    [Theory]
    [InlineData(null, "NonCompliant Low")]
    [InlineData("false", "NonCompliant Critical")]
    [InlineData("true", "NonCompliant Low")]
    public void Judge_AksInALinkedNetwork_IsCriticalWithAnExtension(string? isSystem, string expected)
    {
        var aks = AMachine.Aks(_chain.Hub);
        var estate = _chain.Estate().With(aks);
        if (isSystem is not null)
        {
            estate.With(ACluster.Extension(aks.Id) with { IsSystemExtension = Value.Of(isSystem) });
        }

        Assert.Equal([expected], Judge(estate, Declared));
    }

    [Fact]
    public void Judge_AksElsewhere_IsNoMatter() => Assert.Equal(["Compliant"], Judge(_chain.Estate().With(AMachine.Aks(AnId.Network("far"))), Declared));

    [Fact]
    public void Judge_AksWithoutSubnetOrOfWrongType_IsInNoNetwork() =>
        Assert.Equal(["Compliant"], Judge(_chain.Estate().With(AMachine.Aks(_chain.Hub) with { SubnetIds = ValueList<string>.OfMalformed([]) }), Declared));

    [Theory]
    [InlineData("10.20.7.7", "NonCompliant Critical")]
    [InlineData("10.99.7.7", "Compliant")]
    public void Judge_ServerInAzureWithoutScope_ByItsAddress(string address, string expected) =>
        Assert.Equal([expected], Judge(_chain.Estate().With(AMachine.InAzure(address)), Declared));

    [Fact]
    public void Judge_ServerElsewhereOrWithScope_IsNoStranger() => Assert.Equal(
        ["Compliant"],
        Judge(_chain.Estate().With(AMachine.InAzure("10.20.7.7") with { CloudProvider = Value.Of("AWS") }, AMachine.InAzure("10.20.7.8") with { Id = AMachine.Without("b").Id, PrivateLinkScopeResourceId = Value.Of(_chain.Scope.Text) }), Declared));

    [Theory]
    [InlineData("Microsoft.ContainerService/managedClusters")]
    [InlineData("Microsoft.HybridCompute/machines")]
    [InlineData("Microsoft.KubernetesConfiguration/extensions")]
    public void Judge_NothingFoundAndNotAllRead_IsUnknown(string type) => Assert.Equal(["Unknown NotCovered"], Judge(_chain.Estate().Uncover(ResourceType.Find(type)!), Declared));

    [Fact]
    public void Judge_ManyStrangers_AreCounted()
    {
        var topology = _chain.Estate().With(ACluster.Unassociated("a"), ACluster.Unassociated("b"), AMachine.InAzure("10.20.7.7")).Link(Declared);
        var group = topology.FindCluster(_chain.Cluster)!.Group;

        Assert.StartsWith("3 resource(s)", new NoForeignResourcesRule().Judge(new(group.Chain.LinkedNetworks.Single(), group), topology).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Judge(EstateBuilder estate, DeclarationSet? declared = null) => Said.OfLinkedNetworks(new NoForeignResourcesRule(), estate, _chain.Cluster, declared);
}
