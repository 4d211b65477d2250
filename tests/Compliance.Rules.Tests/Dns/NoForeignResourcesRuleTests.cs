using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class NoForeignResourcesRuleTests
{
    private static readonly ResourceId Aks = AMachine.Aks(AnId.Network()).Id;

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_NothingElseOnADeclaredSite_IsCompliant() => Assert.Equal(["Compliant"], Said(_chain.Estate()));

    [Fact]
    public void Judge_SiteNotDeclared_IsUnknown() =>
        Assert.All(Tests.Said.OfLinkedNetworks(new NoForeignResourcesRule(), _chain.Estate(), _chain.Cluster), said => Assert.Equal("Unknown NotProvided", said));

    [Theory]
    [InlineData(null, "NonCompliant Critical")]
    [InlineData("Disabled", "NonCompliant Critical")]
    [InlineData("true", "Unknown UnknownValue")]
    public void Judge_ClusterOfTheSiteNotAssociated_IsByItsState(string? state, string expected) =>
        Assert.Equal([expected], Said(_chain.Estate().With(ACluster.Unassociated("stranger") with { PrivateLinkState = Value.Of(state) })));

    [Fact]
    public void Judge_ClusterOfAnotherSiteNotAssociated_DoesNotCount()
    {
        var declared = ASite.Declared(ASite.ForwardingTo(_chain.Hub, "*/weu-*"), ASite.Of("*/stranger", "other"));

        Assert.Equal(["Compliant"], Said(_chain.Estate().With(ACluster.Unassociated("stranger")), declared));
    }

    [Fact]
    public void Judge_AksWithAnExtension_FailsAsCritical() =>
        Assert.Equal(["NonCompliant Critical"], Said(WithAks().With(ACluster.Extension(Aks))));

    [Theory]
    [InlineData("true", "NonCompliant Low")]
    [InlineData("True", "NonCompliant Low")]
    [InlineData(null, "NonCompliant Critical")]
    public void Judge_AksWithASystemExtension_IsAsWithout(string? isSystem, string expected) =>
        Assert.Equal([expected], Said(WithAks().With(ACluster.Extension(Aks) with { IsSystemExtension = Value.Of(isSystem) })));

    [Fact]
    public void Judge_AksWithoutExtension_IsAWarning() => Assert.Equal(["NonCompliant Low"], Said(WithAks()));

    [Fact]
    public void Judge_AksAndExtensionsUncovered_IsUnknown() => Assert.Equal(["Unknown NotCovered"], Said(WithAks().Uncover(ResourceType.Extension)));

    [Fact]
    public void Judge_AksInANetworkThatIsNotLinked_DoesNotCount() =>
        Assert.Equal(["Compliant"], Said(_chain.Estate().With(AMachine.Aks(AnId.Network("far")), ACluster.Extension(Aks), ANetwork.Named(AnId.Network("far")))));

    [Fact]
    public void Judge_AksSubnetsThatCannotBeRead_AreUnknown() => Assert.All(
        [ValueList<string>.OfMalformed([]), ValueList<string>.Of(["nodes"])],
        subnets => Assert.Equal(["Unknown UnknownValue"], Said(_chain.Estate().With(AMachine.Aks(_chain.Hub) with { SubnetIds = subnets }))));

    [Fact]
    public void Judge_AksWithoutSubnet_IsInANetworkOfThePlatform() =>
        Assert.Equal(["Compliant"], Said(_chain.Estate().With(AMachine.Aks(_chain.Hub) with { SubnetIds = default })));

    [Theory]
    [InlineData("10.20.9.9", "NonCompliant Critical")]
    [InlineData("10.99.0.4", "Compliant")]
    [InlineData("no address", "Unknown UnknownValue")]
    public void Judge_MachineOfAzureWithoutScope_CountsByItsAddress(string address, string expected) => Assert.Equal([expected], Said(_chain.Estate().With(AMachine.InAzure(address))));

    [Fact]
    public void Judge_MachineThatCannotBeRead_IsUnknown()
    {
        var machine = AMachine.InAzure("10.20.9.9");
        Machine[] unreadable =
        [
            machine with { Addresses = default },
            machine with { Addresses = ValueList<string>.OfMalformed(["10.99.0.4"]) },
            machine with { CloudProvider = Value.OfMalformed("{}") },
            machine with { PrivateLinkScopeResourceId = Value.OfMalformed("{}") },
        ];

        Assert.All(unreadable, odd => Assert.Equal(["Unknown UnknownValue"], Said(_chain.Estate().With(odd))));
    }

    [Fact]
    public void Judge_AddressesOfTheNetworkThatCannotBeRead_AreUnknownWhereAMachineMayHaveOne()
    {
        var odd = _chain.Estate().Change<VirtualNetwork>(_chain.Hub, network => network with { AddressPrefixes = ValueList<string>.OfMalformed([]) });

        Assert.Equal(["Compliant"], Said(odd));
        Assert.Equal(["Unknown UnknownValue"], Said(odd.With(AMachine.InAzure("10.20.9.9"))));
    }

    // Only peered networks must not share addresses: a server with one of them may be in either.
    [Fact]
    public void Judge_AddressOfAnotherNetworkToo_IsUnknown() =>
        Assert.Equal(["Unknown UnknownValue"], Said(_chain.Estate().With(AMachine.InAzure("10.20.9.9"), ANetwork.Named(AnId.Network("far")))));

    // What is in the hub's network may stand in the subscription of any other link of the chain.
    [Fact]
    public void Judge_SubscriptionOfTheChainUnread_IsUnknown()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);
        var estate = _chain.Estate().With(ANetwork.Named(_chain.Network, _chain.Hub, far));

        Assert.Equal(["Unknown NotCovered"], Said(estate));
        Assert.Equal(["NonCompliant Critical"], Said(estate.With(AMachine.InAzure("10.20.9.9"))));
    }

    [Fact]
    public void Judge_MachineWithScope_IsCompliant() => Assert.Equal(
        ["Compliant"],
        Said(_chain.Estate().With(AMachine.InAzure("10.20.9.9") with { PrivateLinkScopeResourceId = Value.Of(_chain.Scope.Text) })));

    [Fact]
    public void Judge_MachineOutsideAzure_DoesNotCount() =>
        Assert.Equal(["Compliant"], Said(_chain.Estate().With(AMachine.InAzure("10.20.9.9") with { CloudProvider = Value.Of("N/A") })));

    [Theory]
    [MemberData(nameof(Types))]
    public void Judge_TypeUncovered_IsUnknown(string type) =>
        Assert.Equal(["Unknown NotCovered"], Said(_chain.Estate().Uncover(ResourceType.All.Single(other => other.Name == type))));

    [Fact]
    public void Judge_Many_CountsEach()
    {
        var estate = WithAks().With(ACluster.Extension(Aks), AMachine.InAzure("10.20.9.9"), ACluster.Unassociated("stranger"));

        var found = Assert.Single(Found.Assess(estate, Declared).Findings, finding => finding.Rule.Id.Value == "ARC-DNS-013");

        Assert.Equal("3 resource(s) without private link get private addresses here and are turned away.", found.Message);
    }

    [Fact]
    public void Assess_OneSiteOfTwoHasAStranger_AffectsItsClustersOnly()
    {
        var chain = new HealthyChain(clusters: 2);
        var declared = ASite.Declared(ASite.ForwardingTo(chain.Hub, "*/weu-1", "good"), ASite.ForwardingTo(chain.Hub, "*/*2", "bad"));

        Assert.Equal(["Critical hub-weu: weu-2"], Found.Of("ARC-DNS-013", chain.Estate().With(ACluster.Unassociated("stranger-2")), declared));
    }

    public static TheoryData<string> Types => [ResourceType.ManagedCluster.Name, ResourceType.Extension.Name, ResourceType.Machine.Name];

    private DeclarationSet Declared => ASite.Declared(ASite.ForwardingTo(_chain.Hub));

    private EstateBuilder WithAks() => _chain.Estate().With(AMachine.Aks(_chain.Hub));

    private IReadOnlyList<string> Said(EstateBuilder estate, DeclarationSet? declared = null) =>
        Tests.Said.OfLinkedNetworks(new NoForeignResourcesRule(), estate, _chain.Cluster, declared ?? Declared);
}
