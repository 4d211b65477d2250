using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ForwarderIsPresentRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("true", "Compliant")]
    [InlineData("True", "Compliant")]
    [InlineData("false", "NonCompliant High")]
    [InlineData(null, "NonCompliant High")]
    [InlineData("perhaps", "Unknown UnknownValue")]
    public void Judge_DeclaredFirewall_IsItsProxy(string? proxy, string expected) =>
        Assert.Equal(expected, Judge(_chain.Estate().With(ANetwork.Firewall(_chain.Hub, proxy)), ForwarderKind.AzureFirewall));

    [Fact]
    public void Judge_ProxyOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().With(ANetwork.Firewall(_chain.Hub) with { ClassicDnsProxy = Value.OfMalformed("{}") }), ForwarderKind.AzureFirewall));

    [Fact]
    public void Judge_PolicyThatWasNotRead_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().With(ANetwork.Firewall(_chain.Hub, null) with { FirewallPolicyId = Value.Of(ANetwork.Policy("gone", "true").Id.Text) }), ForwarderKind.AzureFirewall));

    [Theory]
    [InlineData("Succeeded", "Compliant")]
    [InlineData("Failed", "NonCompliant High")]
    [InlineData("Updating", "Unknown UnknownValue")]
    public void Judge_DeclaredResolver_IsItsInboundEndpoint(string state, string expected) =>
        Assert.Equal(expected, Judge(_chain.Estate().With(ANetwork.Inbound(_chain.Hub, state)), ForwarderKind.Resolver));

    [Fact]
    public void Judge_DeclaredMachine_NeedsSomebodysWord() => Assert.Equal("Unknown NotProvided", Judge(_chain.Estate(), ForwarderKind.Vm));

    [Fact]
    public void Judge_DeclaredForwarderNotFound_SaysWhy()
    {
        Assert.Equal("Unknown NotProvided", Judge(_chain.Estate(), ForwarderKind.Resolver));
        Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Uncover(ResourceType.InboundEndpoint), ForwarderKind.Resolver));
    }

    [Fact]
    public void Judge_DeclaredNetworkIsNotInTheEstate_SaysWhy()
    {
        Assert.Equal("Unknown NotProvided", Judge(_chain.Estate().Without(_chain.Hub), ForwarderKind.AzureFirewall));
        Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(_chain.Hub).Uncover(ResourceType.VirtualNetwork), ForwarderKind.AzureFirewall));
    }

    [Fact]
    public void Judge_NothingDeclared_TakesWhatAnswersInALinkedNetwork()
    {
        var off = ANetwork.Firewall(_chain.Hub, "false");
        var unlinked = _chain.Estate().Without([.. ArcZone.All.Select(_chain.Link)]).With(ArcZone.All.Select(kind => AZone.Link(_chain.Zone(kind), _chain.Network)));

        Assert.Equal("Compliant", Judge(_chain.Estate()));
        Assert.Equal("Unknown NotProvided", Judge(_chain.Estate().With(off)));
        Assert.Equal("Unknown NotProvided", Judge(unlinked));
        Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().With(off).Uncover(ResourceType.AzureFirewall)));
    }

    [Fact]
    public void Judge_ManyForwarders_OneThatAnswersIsEnough()
    {
        var second = ANetwork.Firewall(_chain.Hub, "false") with { Id = AnId.Of("Microsoft.Network/azureFirewalls", "a-second") };

        Assert.Equal("Compliant", Judge(_chain.Estate().With(second), ForwarderKind.AzureFirewall));
    }

    private string Judge(EstateBuilder estate, ForwarderKind kind) =>
        Said.OfForwardingNetwork(new ForwarderIsPresentRule(), estate, _chain.Cluster, ASite.Declared(ASite.Of("*") with { Forwarder = new Forwarder(kind, _chain.Hub) }));

    private string Judge(EstateBuilder estate) => Said.OfForwardingNetwork(new ForwarderIsPresentRule(), estate, _chain.Cluster);
}
