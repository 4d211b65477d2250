using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

/// <summary>Where the endpoint stands and which addresses it has (ARC-PL-006, ARC-PE-005), with evidence and for the clusters behind it.</summary>
public sealed class EndpointPlaceAssessmentTests
{
    private const string OwnAddress = "properties.ipConfigurations[].properties.privateIPAddress";

    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_OtherRegion_ShowsBothLocations()
    {
        var judgement = Judge(new EndpointIsInNetworksRegionRule(), At("North Europe"));

        JudgementAssert.Equal(
            Judgement.NonCompliant("The endpoint is in another region than its network.", new Evidence(_chain.Endpoint, "location", "North Europe", "westeurope")),
            judgement);
    }

    [Fact]
    public void Judge_NetworkWithoutLocation_IsUnknown()
    {
        var judgement = Judge(new EndpointIsInNetworksRegionRule(), _chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Location = default }));

        JudgementAssert.Equal(
            Judgement.UnknownValue("The endpoint or its network has no location.", new Evidence(_chain.Endpoint, "location", "westeurope", null)),
            judgement);
    }

    [Fact]
    public void Judge_NetworkOfThrottledSubscription_IsReadFailed()
    {
        var far = AnId.Network("far", AnId.OtherSubscription).Child("subnets", "snet-pe");
        var estate = _chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(far.Text) });

        var judgement = Judge(new EndpointIsInNetworksRegionRule(), estate.Uncover(AnId.OtherSubscription, SubscriptionState.Throttled));

        Assert.Equal(UnknownReason.ReadFailed, judgement.Reason);
    }

    [Fact]
    public void Judge_EndpointOfAnotherService_MayStandAnywhere()
    {
        var blob = AnEndpoint.Connection(AnId.Of("Microsoft.Storage/storageAccounts", "st"));
        var other = AnEndpoint.Named(AnId.Endpoint("pe-blob"), _chain.Network, blob) with { Location = Value.Of("northeurope") };

        var said = Said.OfEndpoint(new EndpointIsInNetworksRegionRule(), _chain.Estate().With(other), other.Id);

        Assert.Equal("NotApplicable", said);
    }

    [Fact]
    public void Assess_OtherRegion_IsOnTheEndpointAndBreaksTheHop()
    {
        var assessment = Assess(At("northeurope").With(new HealthyChain("neu", address: "10.20.4.9").Rows()));

        var finding = assessment.Findings.Single(found => found.Rule.Id == new RuleId("ARC-PL-006"));
        Assert.Equal((_chain.Endpoint, Severity.Medium), (finding.ResourceId, finding.Severity));
        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
        Assert.Equal(HopState.Broken, EndpointHopOf(assessment));
    }

    [Fact]
    public void Assess_EndpointWithoutLocation_LeavesTheHopUnknown()
    {
        var assessment = Assess(At(null));

        Assert.Equal(HopState.Unknown, EndpointHopOf(assessment));
    }

    [Fact]
    public void Judge_AddressOutsideTheSubnet_ShowsAddressAndRange()
    {
        var judgement = Judge(new AddressesAgreeRule(), _chain.Estate().With(AnEndpoint.Interface(_chain.Interface, "10.99.0.4")));

        JudgementAssert.Equal(
            Judgement.NonCompliant(
                "An address of the endpoint lies outside its subnet.",
                new(_chain.Interface, OwnAddress, "10.99.0.4", null),
                new(_chain.Network, "properties.subnets[snet-pe].properties.addressPrefixes", "10.20.4.0/24", null)),
            judgement);
    }

    [Fact]
    public void Judge_ScopeKnowsAnotherAddress_ShowsBothViews()
    {
        var validation = AScope.Validation(_chain.Scope, "guid-weu", _chain.Endpoint, "10.20.4.6");

        var judgement = Judge(new AddressesAgreeRule(), _chain.Estate().With(validation));

        JudgementAssert.Equal(
            Judgement.NonCompliant(
                "The scope knows other addresses of the endpoint than its interface has.",
                new(_chain.Interface, OwnAddress, "10.20.4.5", null),
                new(validation.Id, "properties.connectionDetails[].privateIpAddress", "10.20.4.6", null)),
            judgement);
    }

    [Fact]
    public void Judge_OneOfManyAddressesOutsideTheSubnet_Fails()
    {
        var many = ValueList<IpConfiguration>.Of([.. new[] { "10.20.4.5", "10.20.5.5" }.Select(address => new IpConfiguration { PrivateIpAddress = Value.Of(address) })]);

        var judgement = Judge(new AddressesAgreeRule(), With(many));

        Assert.Equal(ComplianceState.NonCompliant, judgement.State);
    }

    [Fact]
    public void Judge_InterfaceOfWrongType_IsUnknownValue()
    {
        IpConfiguration[] read = [new() { PrivateIpAddress = Value.Of("10.20.4.5") }];

        Assert.All(
            [ValueList<IpConfiguration>.OfMalformed([]), ValueList<IpConfiguration>.OfMalformed([.. read]), ValueList<IpConfiguration>.Of([])],
            configurations => Assert.Equal(UnknownReason.UnknownValue, Judge(new AddressesAgreeRule(), With(configurations)).Reason));
    }

    // The scope knows the address of the interface that is not here: no contradiction.
    [Fact]
    public void Judge_OneOfTwoInterfacesUnread_IsUnknown()
    {
        var both = ValueList<string>.Of([_chain.Interface.Text, AnId.Interface("second.nic").Text]);
        var estate = _chain.Estate()
            .Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { NetworkInterfaceIds = both })
            .With(AScope.Validation(_chain.Scope, "guid-weu", _chain.Endpoint, "10.20.4.5", "10.20.4.6"));

        var judgement = Judge(new AddressesAgreeRule(), estate.Uncover(ResourceType.NetworkInterface));

        JudgementAssert.Equal(
            Judgement.NotRead(
                Presence.NotCovered,
                ResourceType.NetworkInterface,
                AnId.Subscription,
                "The endpoint's interface could not be read.",
                new Evidence(_chain.Interface, OwnAddress, "10.20.4.5", null)),
            judgement);
    }

    [Fact]
    public void Assess_ScopesViewNotRead_LowersTheAssuranceOnly()
    {
        var assessment = Assess(_chain.Estate().Without(AScope.Validation(_chain.Scope, "guid-weu", _chain.Endpoint).Id));

        Assert.Equal(HopState.Proven, EndpointHopOf(assessment));
        Assert.All(assessment.Clusters, cluster => Assert.Equal(Assurance.Azure, cluster.Assurance));
        Assert.Equal(_chain.Clusters, assessment.Unknowns.Single(unknown => unknown.Rule.Id == new RuleId("ARC-PE-005")).Clusters);
    }

    [Fact]
    public void Assess_AddressOutsideTheSubnet_BreaksTheHop()
    {
        var assessment = Assess(_chain.Estate().With(AnEndpoint.Interface(_chain.Interface, "10.99.0.4")));

        var finding = assessment.Findings.Single(found => found.Rule.Id == new RuleId("ARC-PE-005"));
        Assert.Equal((_chain.Endpoint, Severity.Medium), (finding.ResourceId, finding.Severity));
        Assert.Equal(HopState.Broken, EndpointHopOf(assessment));
    }

    private static Assessment Assess(EstateBuilder estate) => new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link());

    private HopState EndpointHopOf(Assessment assessment) =>
        assessment.Prove(assessment.Topology.FindCluster(_chain.Cluster)!).Hops.Single(hop => hop.Hop == Hop.Endpoint).State;

    private Judgement Judge(IRule<EndpointNode> rule, EstateBuilder estate)
    {
        var topology = estate.Link();
        return rule.Judge(topology.Endpoints.Single(node => node.Id == _chain.Endpoint), topology);
    }

    private EstateBuilder At(string? location) => _chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Location = Value.Of(location) });

    private EstateBuilder With(ValueList<IpConfiguration> configurations) =>
        _chain.Estate().Change<NetworkInterface>(_chain.Interface, item => item with { IpConfigurations = configurations });
}
