using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ForwarderIsPresentRuleTests
{
    private const string Proxy = "properties.additionalProperties[Network.DNS.EnableProxy]";

    private static readonly ResourceId Far = AnId.Network("far");

    private readonly HealthyChain _chain = new(clusters: 2);

    private ResourceId Firewall => ANetwork.Firewall(_chain.Hub).Id;

    [Fact]
    public void Judge_DeclaredFirewallWithProxy_IsCompliant() =>
        JudgementAssert.Equal(Judgement.Compliant(new Evidence(Firewall, Proxy, "true", "true")), Judge(_chain.Estate(), Declared(ForwarderKind.AzureFirewall)));

    [Theory]
    [InlineData("false")]
    [InlineData(null)]
    public void Judge_DeclaredFirewallWithoutProxy_Fails(string? proxy) => JudgementAssert.Equal(
        Judgement.NonCompliant("The declared firewall's DNS proxy is switched off: nothing answers the site's queries.", new Evidence(Firewall, Proxy, proxy, "true")),
        Judge(WithFirewall(Value.Of(proxy)), Declared(ForwarderKind.AzureFirewall)));

    [Fact]
    public void Judge_ProxyOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Said(WithFirewall(Value.OfMalformed("[]")), Declared(ForwarderKind.AzureFirewall)));

    [Theory]
    [InlineData("true", "Compliant")]
    [InlineData("false", "NonCompliant High")]
    [InlineData(null, "NonCompliant High")]
    public void Judge_ProxyInThePolicy_Counts(string? proxy, string expected) =>
        Assert.Equal(expected, Said(WithPolicy(AnId.Subscription).With(ANetwork.Policy("policy", proxy)), Declared(ForwarderKind.AzureFirewall)));

    // The firewall and the link are there, but whether the peering to its network holds was not read.
    [Fact]
    public void Judge_FirewallInAPeerThatWasNotRead_IsNoPass()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);
        var estate = _chain.Estate().Without(Firewall).With(
            [ANetwork.Named(_chain.Network, far), ANetwork.Firewall(far), .. Domain.Topologies.ArcZone.All.Select(kind => AZone.Link(_chain.Zone(kind), far))]);

        Assert.Equal("Unknown NotCovered", Said(estate, DeclarationSet.None));
    }

    [Fact]
    public void Judge_PolicyInAnUnreadSubscription_IsNotCovered()
    {
        var policy = Policy(AnId.OtherSubscription);

        var judgement = Judge(WithPolicy(AnId.OtherSubscription).Uncover(AnId.OtherSubscription), Declared(ForwarderKind.AzureFirewall));

        JudgementAssert.Equal(
            Judgement.NotRead(
                Presence.NotCovered,
                ResourceType.FirewallPolicy,
                AnId.OtherSubscription,
                "Whether a firewall answers stands in a policy that was not read.",
                new Evidence(Firewall, "properties.firewallPolicy.id", policy.Text, "true")),
            judgement);
    }

    [Fact]
    public void Judge_NothingDeclaredAndPolicyUnread_IsNotCovered() => Assert.Equal("Unknown NotCovered", Said(WithPolicy(AnId.OtherSubscription).Uncover(AnId.OtherSubscription)));

    [Fact]
    public void Judge_PolicyThatIsGone_IsUnknown() => Assert.Equal("Unknown UnknownValue", Said(WithPolicy(AnId.Subscription), Declared(ForwarderKind.AzureFirewall)));

    [Theory]
    [InlineData("Succeeded", "Compliant")]
    [InlineData("Failed", "NonCompliant High")]
    [InlineData("Updating", "Unknown UnknownValue")]
    public void Judge_DeclaredResolver_IsItsState(string state, string expected) =>
        Assert.Equal(expected, Said(_chain.Estate().With(ANetwork.Inbound(_chain.Hub, state)), Declared(ForwarderKind.Resolver)));

    [Fact]
    public void Judge_ManyResolversOneAnswers_IsCompliant()
    {
        var second = ANetwork.Inbound(_chain.Hub);
        var first = ANetwork.Inbound(_chain.Hub, "Failed") with { Id = AnId.Of("Microsoft.Network/dnsResolvers", "another").Child("inboundEndpoints", "in") };

        Assert.Equal("Compliant", Said(_chain.Estate().With(first, second), Declared(ForwarderKind.Resolver)));
    }

    [Fact]
    public void Judge_DeclaredMachine_AsksForAWord() => Assert.Equal("Unknown NotProvided", Said(_chain.Estate(), Declared(ForwarderKind.Vm)));

    [Fact]
    public void Judge_DeclaredKindIsNotThere_AsksToCheck() => Assert.Equal("Unknown NotProvided", Said(_chain.Estate(), Declared(ForwarderKind.Resolver)));

    [Fact]
    public void Judge_DeclaredKindWasNotRead_IsUnknown() =>
        Assert.Equal("Unknown NotCovered", Said(_chain.Estate().Uncover(ResourceType.InboundEndpoint), Declared(ForwarderKind.Resolver)));

    [Fact]
    public void Judge_DeclaredNetworkNotInTheEstate_AsksToCheck() => JudgementAssert.Equal(
        Judgement.NotProvided($"The declared forwarder's network {Far} is not in the estate: check the declaration.", new Evidence(Far, "id", null, Far.Lower)),
        Judge(_chain.Estate(), ASite.Declared(ASite.ForwardingTo(Far))));

    [Fact]
    public void Judge_DeclaredNetworkUnread_IsUnknown() => Assert.Equal(
        "Unknown NotCovered",
        Said(_chain.Estate().Uncover(AnId.OtherSubscription), ASite.Declared(ASite.ForwardingTo(AnId.Network("hub", AnId.OtherSubscription)))));

    [Fact]
    public void Judge_NothingDeclared_TakesTheOneInALinkedPeer() => Assert.Equal("Compliant", Said(_chain.Estate()));

    [Fact]
    public void Judge_NothingDeclaredAndProxyOff_AsksForADeclaration() => Assert.Equal("Unknown NotProvided", Said(WithFirewall(Value.Of("false"))));

    [Fact]
    public void Judge_NothingDeclaredAndForwarderNotLinked_AsksForADeclaration() =>
        Assert.Equal("Unknown NotProvided", Said(_chain.Estate().Without([.. Domain.Topologies.ArcZone.All.Select(_chain.Link)])));

    [Fact]
    public void Judge_NothingDeclaredAndFirewallsNotRead_IsUnknown() =>
        Assert.Equal("Unknown NotCovered", Said(_chain.Estate().Without(Firewall).Uncover(ResourceType.AzureFirewall)));

    // CON-003: a cluster that is connected through a closed scope proves that something answered.
    [Fact]
    public void Judge_NothingDeclaredAndPeeringsOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Said(WithOddPeerings()));

    [Fact]
    public void Assess_ConnectedCluster_DecidesWhatIsOpen() => Assert.Equal(["NotProvided: weu-2"], Found.Open("ARC-DNS-009", WithSecondOffline(_chain.Estate()), Declared(ForwarderKind.Vm)));

    [Fact]
    public void Assess_ConnectedCluster_DoesNotOverruleAProxySwitchedOff() =>
        Assert.Equal(["High hub-weu: weu-1 weu-2"], Found.Of("ARC-DNS-009", WithFirewall(Value.Of("false")), Declared(ForwarderKind.AzureFirewall)));

    [Fact]
    public void Assess_OneSiteOfTwoFails_AffectsItsClustersOnly()
    {
        var estate = _chain.Estate().With(ANetwork.Named(Far), ANetwork.Firewall(Far, "false"));
        var declared = ASite.Declared(ASite.ForwardingTo(_chain.Hub, "*/weu-1", "good"), ASite.ForwardingTo(Far, "*/weu-2", "bad"));

        Assert.Equal(["High far: weu-2"], Found.Of("ARC-DNS-009", estate, declared));
    }

    [Fact]
    public void Assess_ManualDns_IsNotApplicable()
    {
        var declared = ASite.Declared(ASite.ForwardingTo(_chain.Hub) with { DnsMode = DnsMode.Manual });

        Assert.Empty(Found.Of("ARC-DNS-009", WithFirewall(Value.Of("false")), declared));
    }

    private DeclarationSet Declared(ForwarderKind kind) => ASite.Declared(ASite.Of("*") with { Forwarder = new Forwarder(kind, _chain.Hub) });

    private EstateBuilder WithOddPeerings() =>
        _chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Peerings = ValueList<Peering>.OfMalformed([]) });

    private EstateBuilder WithFirewall(Value proxy) => _chain.Estate().With(ANetwork.Firewall(_chain.Hub) with { ClassicDnsProxy = proxy });

    private EstateBuilder WithPolicy(string subscription) =>
        _chain.Estate().With(ANetwork.Firewall(_chain.Hub) with { ClassicDnsProxy = default, FirewallPolicyId = Value.Of(Policy(subscription).Text) });

    private static ResourceId Policy(string subscription) => AnId.Of("Microsoft.Network/firewallPolicies", "policy", subscription);

    private EstateBuilder WithSecondOffline(EstateBuilder estate) =>
        estate.Change<ConnectedCluster>(_chain.Clusters[1], cluster => cluster with { ConnectivityStatus = Value.Of("Offline") });

    private static Judgement Judge(EstateBuilder estate, DeclarationSet? declared = null) => Judged.Forwarding(new ForwarderIsPresentRule(), estate, declared);

    private static string Said(EstateBuilder estate, DeclarationSet? declared = null) => Tests.Said.Of(new ForwarderIsPresentRule(), Judge(estate, declared));
}
