using System.Text;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;
using Xunit;

namespace Compliance.Infrastructure.Tests.Resources;

public sealed class ArmResourceParserTests
{
    private const string Network = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network";

    [Fact]
    public void Parse_Cluster_ReadsEveryPropertyTheRulesRead()
    {
        var cluster = Parse<ConnectedCluster>("""
            { "Properties": { "PrivateLinkState": "Enabled", "privatelinkscoperesourceid": "/x", "connectivityStatus": "Connected",
                "lastConnectivityTime": "2026-11-21T09:14:03Z", "managedIdentityCertificateExpirationTime": "2027-01-30T00:00:00Z",
                "agentVersion": "1.36.1", "gateway": { "Enabled": true, "resourceId": "/g" }, "totalNodeCount": 3, "provisioningState": "Succeeded",
                "arcAgentProfile": { "agentVersion": "not this one" } },
              "KIND": "ProvisionedCluster", "Location": "West Europe",
              "ID": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c" }
            """);

        Assert.Equal(
            new ConnectedCluster
            {
                Id = cluster.Id,
                Type = ResourceType.ConnectedCluster,
                Location = Value.Of("West Europe"),
                Kind = Value.Of("ProvisionedCluster"),
                PrivateLinkState = Value.Of("Enabled"),
                PrivateLinkScopeResourceId = Value.Of("/x"),
                ConnectivityStatus = Value.Of("Connected"),
                LastConnectivityTime = Value.Of("2026-11-21T09:14:03Z"),
                ManagedIdentityCertificateExpirationTime = Value.Of("2027-01-30T00:00:00Z"),
                AgentVersion = Value.Of("1.36.1"),
                GatewayEnabled = Value.Of("true"),
                ProvisioningState = Value.Of("Succeeded"),
            },
            cluster);
        Assert.Equal("westeurope", cluster.Region.Name);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"a\\u0062\"", "ab")]
    public void Parse_Text_IsItself(string json, string? text)
    {
        var cluster = Parse<ConnectedCluster>(Cluster($$"""{ "privateLinkState": {{json}} }"""));

        Assert.Equal(Value.Of(text), cluster.PrivateLinkState);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("1.50")]
    public void Parse_ScalarWhereATextBelongs_IsMalformed(string json)
    {
        var cluster = Parse<ConnectedCluster>(Cluster($$"""{ "privateLinkState": {{json}}, "lastConnectivityTime": {{json}}, "agentVersion": "1" }"""));

        Assert.Equal((Value.OfMalformed(json), Value.OfMalformed(json), Value.Of("1")), (cluster.PrivateLinkState, cluster.LastConnectivityTime, cluster.AgentVersion));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("true", "true")]
    [InlineData("\"False\"", "False")]
    [InlineData("1", "1")]
    public void Parse_BooleanInAnyForm_IsItsText(string json, string? text)
    {
        var cluster = Parse<ConnectedCluster>(Cluster($$"""{ "gateway": { "enabled": {{json}} } }"""));

        Assert.Equal(Value.Of(text), cluster.GatewayEnabled);
    }

    [Theory]
    [InlineData("""{ "a":  [1] }""")]
    [InlineData("[]")]
    public void Parse_ContainerWhereAScalarBelongs_IsMalformed(string json)
    {
        var cluster = Parse<ConnectedCluster>(Cluster($$"""{ "privateLinkState": {{json}}, "agentVersion": "1" }"""));

        Assert.Equal(Value.OfMalformed(json), cluster.PrivateLinkState);
        Assert.Equal(Value.Of("1"), cluster.AgentVersion);
    }

    [Fact]
    public void Parse_LongMalformedValue_IsShortened()
    {
        var cluster = Parse<ConnectedCluster>(Cluster($$"""{ "privateLinkState": ["{{new string('x', 500)}}"] }"""));

        Assert.Equal(81, cluster.PrivateLinkState.Display?.Length);
        Assert.EndsWith("x…", cluster.PrivateLinkState.Display, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"none\"")]
    [InlineData("[]")]
    [InlineData("7")]
    public void Parse_PropertiesThatAreNoObject_MakesEveryValueMalformed(string properties)
    {
        var cluster = Parse<ConnectedCluster>(Cluster(properties));
        var endpoint = Parse<PrivateEndpoint>($$"""{ "id": "{{Network}}/privateEndpoints/e", "properties": {{properties}} }""");

        Assert.Equal(Value.OfMalformed(properties), cluster.PrivateLinkState);
        Assert.Equal(Value.OfMalformed(properties), cluster.GatewayEnabled);
        Assert.Equal(Value.OfMalformed(properties), endpoint.SubnetId);
        Assert.True(endpoint.Connections.IsMalformed);
        Assert.True(endpoint.NetworkInterfaceIds.IsMalformed);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "properties": null""")]
    public void Parse_NoProperties_LeavesEveryValueAbsent(string properties)
    {
        var endpoint = Parse<PrivateEndpoint>($$"""{ "id": "{{Network}}/privateEndpoints/e"{{properties}} }""");

        Assert.True(endpoint.SubnetId.IsAbsent);
        Assert.True(endpoint.Connections.IsAbsent);
    }

    [Fact]
    public void Parse_Scope_ReadsConnectionsAndExtensions()
    {
        var scope = Parse<PrivateLinkScope>("""
            { "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/p",
              "properties": { "publicNetworkAccess": "Disabled", "privateLinkScopeId": "guid", "privateEndpointConnections": [
                { "id": "/c", "properties": { "provisioningState": "Succeeded", "groupIds": ["hybridcompute", 7],
                  "privateEndpoint": { "id": "/e" }, "privateLinkServiceConnectionState": { "status": "Approved" } } },
                { "properties": "gone" }, 5 ],
                "serviceExtensions": [ { "serviceExtensionType": "t", "serviceExtensionPublicNetworkAccess": "Enabled" } ] } }
            """);

        Assert.True(scope.PrivateEndpointConnections.IsMalformed);
        Assert.Equal(2, scope.PrivateEndpointConnections.Items.Length);
        var connection = scope.PrivateEndpointConnections.Items[0];
        Assert.Equal(Value.Of("/e"), connection.PrivateEndpointId);
        Assert.Equal(Value.Of("Approved"), connection.Status);
        Assert.True(connection.GroupIds.IsMalformed);
        Assert.Equal(["hybridcompute"], connection.GroupIds.Items.ToArray());
        Assert.Equal(Value.OfMalformed("\"gone\""), scope.PrivateEndpointConnections.Items[1].Status);
        Assert.Equal([new ServiceExtension { ServiceExtensionType = Value.Of("t"), PublicNetworkAccess = Value.Of("Enabled") }], scope.ServiceExtensions.Items.ToArray());
    }

    [Fact]
    public void Parse_Endpoint_JoinsAutomaticAndManualConnections()
    {
        static string Connection(string id) => $$"""{ "properties": { "privateLinkServiceId": "{{id}}", "privateLinkServiceConnectionState": { "status": "Approved" }, "groupIds": [] } }""";

        var endpoint = Parse<PrivateEndpoint>($$"""
            { "id": "{{Network}}/privateEndpoints/e", "properties": {
              "subnet": { "id": "/subnet" }, "networkInterfaces": [ { "id": "/nic" } ],
              "manualPrivateLinkServiceConnections": [ {{Connection("/manual")}} ], "privateLinkServiceConnections": [ {{Connection("/auto")}} ],
              "customDnsConfigs": [ { "fqdn": "gbl", "ipAddresses": ["10.0.0.4"] } ] } }
            """);

        Assert.Equal(Value.Of("/subnet"), endpoint.SubnetId);
        Assert.Equal(["/nic"], endpoint.NetworkInterfaceIds.Items.ToArray());
        Assert.Equal([("/auto", false), ("/manual", true)], endpoint.Connections.Items.Select(connection => (connection.ServiceId.Text, connection.IsManual)));
        Assert.Equal(["10.0.0.4"], endpoint.CustomDnsConfigs.Items[0].Addresses.Items.ToArray());
    }

    [Fact]
    public void Parse_Interface_ReadsMembersAndNames()
    {
        var networkInterface = Parse<NetworkInterface>($$"""
            { "id": "{{Network}}/networkInterfaces/n", "properties": { "ipConfigurations": [
              { "properties": { "privateIPAddress": "10.0.0.4", "privateLinkConnectionProperties": { "requiredMemberName": "m", "fqdns": ["gbl"] } } },
              { "properties": { "privateIpAddress": "10.0.0.5", "privateLinkConnectionProperties": [] } } ] } }
            """);

        var items = networkInterface.IpConfigurations.Items;
        Assert.Equal((Value.Of("10.0.0.4"), Value.Of("m")), (items[0].PrivateIpAddress, items[0].MemberName));
        Assert.Equal(["gbl"], items[0].Fqdns.Items.ToArray());
        Assert.Equal((Value.Of("10.0.0.5"), Value.OfMalformed("[]")), (items[1].PrivateIpAddress, items[1].MemberName));
        Assert.True(items[1].Fqdns.IsMalformed);
    }

    [Fact]
    public void Parse_ZoneGroup_ReadsZonesAndRecords()
    {
        var group = Parse<ZoneGroup>($$"""
            { "id": "{{Network}}/privateEndpoints/e/privateDnsZoneGroups/default", "properties": { "privateDnsZoneConfigs": [
              { "name": "his", "properties": { "privateDnsZoneId": "/z", "recordSets": [ { "fqdn": "gbl.z", "ipAddresses": ["10.0.0.4"] } ] } } ] } }
            """);

        var config = Assert.Single(group.Configs.Items);
        Assert.Equal(Value.Of("/z"), config.PrivateDnsZoneId);
        Assert.Equal(Value.Of("gbl.z"), Assert.Single(config.RecordSets.Items).Fqdn);
    }

    [Fact]
    public void Parse_Network_ReadsSingularAndPluralPrefixes()
    {
        var network = Parse<VirtualNetwork>($$"""
            { "id": "{{Network}}/virtualNetworks/v", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/8"] }, "dhcpOptions": { "dnsServers": [] },
              "subnets": [ { "id": "/1", "properties": { "addressPrefix": "10.1.0.0/16" } },
                           { "id": "/2", "properties": { "addressPrefixes": ["10.2.0.0/16", "10.3.0.0/16"] } },
                           { "id": "/3", "properties": { "addressPrefix": "10.4.0.0/16", "addressPrefixes": "10.4.0.0/16" } } ],
              "virtualNetworkPeerings": [ { "properties": { "remoteVirtualNetwork": { "id": "/hub" }, "peeringState": "Connected", "useRemoteGateways": true } } ] } }
            """);

        Assert.Equal(["10.0.0.0/8"], network.AddressPrefixes.Items.ToArray());
        Assert.False(network.DnsServers.IsAbsent);
        Assert.Equal(["10.1.0.0/16"], network.Subnets.Items[0].AddressPrefixes.Items.ToArray());
        Assert.Equal(["10.2.0.0/16", "10.3.0.0/16"], network.Subnets.Items[1].AddressPrefixes.Items.ToArray());
        Assert.True(network.Subnets.Items[2].AddressPrefixes.IsMalformed);
        Assert.Equal(new Peering { RemoteNetworkId = Value.Of("/hub"), State = Value.Of("Connected"), UseRemoteGateways = Value.Of("true") }, Assert.Single(network.Peerings.Items));
    }

    [Theory]
    [InlineData("""{ "aRecords": [ { "ipv4Address": "10.0.0.4" } ] }""")]
    [InlineData("""{ "ARecords": [ { "Ipv4Address": "10.0.0.4" } ] }""")]
    [InlineData("""{ "records": [ { "ipv4Address": "10.0.0.4" } ] }""")]
    [InlineData("""{ "records": [ "10.0.0.4" ] }""")]
    public void Parse_RecordSet_ReadsEverySpelling(string properties)
    {
        var record = Parse<RecordSet>($$"""{ "id": "{{Network}}/privateDnsZones/z/A/gbl", "type": "microsoft.network/privatednszones/a", "properties": {{properties}} }""");

        Assert.Equal(["10.0.0.4"], record.Addresses.Items.ToArray());
        Assert.False(record.Addresses.IsMalformed);
    }

    [Fact]
    public void Parse_Forwarders_ReadWhatMakesThemForward()
    {
        var firewall = Parse<AzureFirewall>($$"""
            { "id": "{{Network}}/azureFirewalls/f", "properties": { "firewallPolicy": { "id": "/p" },
              "additionalProperties": { "Network.DNS.EnableProxy": "True" },
              "ipConfigurations": [ { "properties": { "subnet": { "id": "/s" } } }, { "properties": { "publicIPAddress": { "id": "/pip" } } } ] } }
            """);
        var policy = Parse<FirewallPolicy>($$"""{ "id": "{{Network}}/firewallPolicies/p", "properties": { "basePolicy": { "id": "/b" }, "dnsSettings": { "enableProxy": true } } }""");
        var resolver = Parse<DnsResolver>($$"""{ "id": "{{Network}}/dnsResolvers/r", "properties": { "virtualNetwork": { "id": "/v" }, "provisioningState": "Succeeded" } }""");
        var inbound = Parse<InboundEndpoint>($$"""{ "id": "{{Network}}/dnsResolvers/r/inboundEndpoints/i", "properties": { "ipConfigurations": [ { "subnet": { "id": "/s" } } ] } }""");

        Assert.Equal((Value.Of("/p"), true), (firewall.FirewallPolicyId, firewall.ClassicDnsProxy.Boolean));
        Assert.Equal(["/s"], firewall.SubnetIds.Items.ToArray());
        Assert.False(firewall.SubnetIds.IsMalformed);
        Assert.Equal((Value.Of("/b"), true), (policy.BasePolicyId, policy.DnsProxy.Boolean));
        Assert.Equal(Value.Of("/v"), resolver.VirtualNetworkId);
        Assert.Equal(["/s"], inbound.SubnetIds.Items.ToArray());
    }

    [Fact]
    public void Parse_LinkAndZone_ReadTheirStates()
    {
        var link = Parse<VirtualNetworkLink>($$"""{ "id": "{{Network}}/privateDnsZones/z/virtualNetworkLinks/l", "properties": { "virtualNetwork": { "id": "/v" }, "virtualNetworkLinkState": "Completed", "resolutionPolicy": "Default" } }""");
        var zone = Parse<PrivateDnsZone>($$"""{ "id": "{{Network}}/privateDnsZones/z", "location": "global", "properties": { "provisioningState": "Succeeded" } }""");

        Assert.Equal((Value.Of("/v"), Value.Of("Completed"), Value.Of("Default")), (link.VirtualNetworkId, link.State, link.ResolutionPolicy));
        Assert.Equal(Value.Of("Succeeded"), zone.ProvisioningState);
    }

    [Fact]
    public void Parse_TypeThatTheIdContradicts_FollowsTheType()
    {
        var resource = Parse(Cluster("""{ "privateLinkState": "Enabled" }""", "Microsoft.Web/sites"));

        Assert.Null(resource);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("""{ "name": "x" }""")]
    [InlineData("""{ "id": "x" }""")]
    public void Parse_NoResource_Throws(string json) => Assert.ThrowsAny<FormatException>(() => Parse(json));

    [Fact]
    public void Types_EveryOneThatIsRead_IsKnownByItsReader()
    {
        foreach (var type in ResourceReaders.Types)
        {
            var resource = Parse($$"""{ "id": "/subscriptions/s/resourceGroups/rg/providers/{{type.Name}}", "type": "{{type.Name.ToUpperInvariant()}}", "location": "here" }""");

            Assert.Equal(type, resource?.Type);
            Assert.Equal(Value.Of("here"), resource?.Location);
        }
    }

    private static string Cluster(string properties, string type = "Microsoft.Kubernetes/connectedClusters") =>
        $$"""{ "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c", "properties": {{properties}}, "type": "{{type}}" }""";

    private static T Parse<T>(string json)
        where T : Resource => Assert.IsType<T>(Parse(json));

    private static Resource? Parse(string json) => new ArmResourceParser().Parse(Encoding.UTF8.GetBytes(json));
}
