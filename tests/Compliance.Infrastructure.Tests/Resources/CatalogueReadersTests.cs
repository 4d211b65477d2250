using System.Text;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;
using Xunit;

namespace Compliance.Infrastructure.Tests.Resources;

/// <summary>The resources that only supporting rules read: every property they read, in whatever casing, and of a wrong type.</summary>
public sealed class CatalogueReadersTests
{
    private const string Providers = "/subscriptions/s/resourceGroups/rg/providers";

    [Fact]
    public void Parse_Machine_ReadsScopeCloudAndAddresses()
    {
        var machine = Parse<Machine>("Microsoft.HybridCompute/machines", """
            { "PrivateLinkScopeResourceId": "/x", "cloudMetadata": { "provider": "Azure" }, "detectedProperties": { "cloudprovider": "N/A" },
              "networkProfile": { "networkInterfaces": [ { "ipAddresses": [ { "address": "10.0.0.4" }, { "address": "10.0.0.5" } ] }, { "ipAddresses": [ { "address": "10.0.1.4" } ] } ] } }
            """);

        Assert.Equal(("/x", "Azure"), (machine.PrivateLinkScopeResourceId.Text, machine.CloudProvider.Text));
        Assert.Equal(["10.0.0.4", "10.0.0.5", "10.0.1.4"], machine.Addresses.Items.AsEnumerable());
    }

    [Fact]
    public void Parse_MachineWithoutCloudMetadata_TakesWhatTheAgentDetected() =>
        Assert.Equal("Azure", Parse<Machine>("Microsoft.HybridCompute/machines", """{ "detectedProperties": { "cloudprovider": "Azure" } }""").CloudProvider.Text);

    [Fact]
    public void Parse_SecurityGroup_JoinsSingularAndPluralFields()
    {
        var group = Parse<NetworkSecurityGroup>("Microsoft.Network/networkSecurityGroups", """
            { "securityRules": [ { "name": "r", "properties": { "direction": "Outbound", "access": "Allow", "priority": 150, "protocol": "Tcp",
                "sourceAddressPrefix": "VirtualNetwork", "sourceAddressPrefixes": [], "destinationAddressPrefix": "", "destinationAddressPrefixes": ["A", "B"],
                "destinationPortRange": "443", "destinationPortRanges": ["80", "443"], "sourceApplicationSecurityGroups": [ { "id": "/asg" } ] } } ],
              "DefaultSecurityRules": [ { "name": "d", "properties": { "priority": 65000, "sourceAddressPrefix": 7 } } ] }
            """);

        var rule = group.SecurityRules.Items.Single();
        Assert.Equal(("r", "Outbound", "Allow", "150", "Tcp"), (rule.Name.Text, rule.Direction.Text, rule.Access.Text, rule.Priority.Text, rule.Protocol.Text));
        Assert.Equal(["VirtualNetwork"], rule.Sources.Items.AsEnumerable());
        Assert.Equal(["A", "B"], rule.Destinations.Items.AsEnumerable());
        Assert.Equal(["443", "80", "443"], Parse<NetworkSecurityGroup>("Microsoft.Network/networkSecurityGroups", """
            { "securityRules": [ { "properties": { "destinationPortRange": "443", "destinationPortRanges": ["80"] } }, { "properties": { "destinationPortRanges": ["443"] } } ] }
            """).SecurityRules.Items.SelectMany(item => item.DestinationPorts.Items));
        Assert.Equal(["/asg"], rule.SourceGroupIds.Items.AsEnumerable());
        Assert.Equal("65000", group.DefaultSecurityRules.Items.Single().Priority.Text);
    }

    [Theory]
    [InlineData("""{ "securityRules": {} }""", true)]
    [InlineData("""{ "securityRules": null }""", false)]
    [InlineData("{}", false)]
    public void Parse_SecurityRulesOfWrongType_AreMalformed(string properties, bool expected) =>
        Assert.Equal(expected, Parse<NetworkSecurityGroup>("Microsoft.Network/networkSecurityGroups", properties).SecurityRules.IsMalformed);

    [Fact]
    public void Parse_Gateways_ReadWhatLeadsToTheSite()
    {
        var gateway = Parse<VirtualNetworkGateway>("Microsoft.Network/virtualNetworkGateways", """{ "gatewayType": "Vpn", "ipConfigurations": [ { "properties": { "subnet": { "id": "/v/subnets/GatewaySubnet" } } } ] }""");
        var connection = Parse<GatewayConnection>("Microsoft.Network/connections", """{ "connectionType": "IPsec", "connectionStatus": "Connected", "virtualNetworkGateway1": { "id": "/g" }, "peer": { "id": "/c" } }""");
        var circuit = Parse<ExpressRouteCircuit>("Microsoft.Network/expressRouteCircuits", """{ "circuitProvisioningState": "Enabled", "serviceProviderProvisioningState": "Provisioned" }""");
        var hub = Parse<VirtualHub>("Microsoft.Network/virtualHubs", """{ "virtualNetworkConnections": [ { "properties": { "remoteVirtualNetwork": { "id": "/v" } } } ] }""");
        var vpn = Parse<VpnGateway>("Microsoft.Network/vpnGateways", """{ "virtualHub": { "id": "/h" }, "connections": [ { "name": "c", "properties": { "connectionStatus": "NotConnected" } } ] }""");
        var express = Parse<ExpressRouteGateway>("Microsoft.Network/expressRouteGateways", """{ "virtualHub": { "id": "/h" }, "expressRouteConnections": [ { "name": "c", "properties": { "expressRouteCircuitPeering": { "id": "/p" } } } ] }""");

        Assert.Equal(("Vpn", "/v/subnets/GatewaySubnet"), (gateway.GatewayType.Text, gateway.SubnetIds.Items.Single()));
        Assert.Equal(("IPsec", "Connected", "/g", "/c"), (connection.ConnectionType.Text, connection.ConnectionStatus.Text, connection.GatewayId.Text, connection.PeerId.Text));
        Assert.Equal(("Enabled", "Provisioned"), (circuit.CircuitProvisioningState.Text, circuit.ServiceProviderProvisioningState.Text));
        Assert.Equal("/v", hub.NetworkIds.Items.Single());
        Assert.Equal(("/h", "NotConnected"), (vpn.VirtualHubId.Text, vpn.Connections.Items.Single().ConnectionStatus.Text));
        Assert.Equal(("/h", "/p"), (express.VirtualHubId.Text, express.Connections.Items.Single().CircuitPeeringId.Text));
    }

    [Theory]
    [InlineData("""{ "ExtensionType": "microsoft.flux", "IsSystemExtension": false, "ConfigurationSettings": { "logAnalyticsWorkspaceResourceID": "/w" } }""")]
    [InlineData("""{ "extensionType": "microsoft.flux", "isSystemExtension": false, "configurationSettings": { "loganalyticsworkspaceresourceid": "/w" } }""")]
    public void Parse_Extension_ReadsBothSpellingsOfItsKeys(string properties)
    {
        var extension = Parse<Extension>("Microsoft.KubernetesConfiguration/extensions", properties);

        Assert.Equal(("microsoft.flux", "false", "/w"), (extension.ExtensionType.Text, extension.IsSystemExtension.Text, extension.WorkspaceId.Text));
    }

    [Theory]
    [InlineData("""{ "gitRepository": { "url": "https://g" }, "bucket": null }""", "https://g")]
    [InlineData("""{ "gitRepository": null, "bucket": { "url": "https://b" } }""", "https://b")]
    [InlineData("""{ "ociRepository": { "url": "oci://o" } }""", "oci://o")]
    [InlineData("""{ "azureBlob": { "url": "https://z" } }""", "https://z")]
    [InlineData("{}", null)]
    public void Parse_FluxConfiguration_ReadsWhicheverSourceItHas(string properties, string? url) =>
        Assert.Equal(url, Parse<FluxConfiguration>("Microsoft.KubernetesConfiguration/fluxConfigurations", properties).SourceUrl.Text);

    [Theory]
    [InlineData(""" "registrationState": "Registered" """)]
    [InlineData(""" "properties": { "registrationState": "Registered" } """)]
    [InlineData(""" "properties": {}, "registrationState": "Registered" """)]
    public void Parse_Provider_ReadsItsStateWhereverItStands(string fields)
    {
        var provider = (Provider)new ArmResourceParser().Parse(Encoding.UTF8.GetBytes($$"""{ "id": "/subscriptions/s/providers/Microsoft.Kubernetes", {{fields}} }"""))!;

        Assert.Equal("Registered", provider.RegistrationState.Text);
    }

    [Fact]
    public void Parse_ScopeValidation_ReadsItsDetails()
    {
        var validation = (ScopeValidation)new ArmResourceParser().Parse("""
            { "id": "/subscriptions/s/providers/Microsoft.HybridCompute/locations/westeurope/privateLinkScopes/guid",
              "properties": { "id": "/scope", "connectionDetails": [ { "id": "/pe", "privateIpAddress": "10.0.0.4" } ] } }
            """u8.ToArray())!;

        Assert.Equal(("/pe", "10.0.0.4"), (validation.ConnectionDetails.Items.Single().Id.Text, validation.ConnectionDetails.Items.Single().PrivateIpAddress.Text));
    }

    [Fact]
    public void Parse_MonitorTypes_ReadTheScopeAndWhatItHolds()
    {
        var scope = Parse<MonitorScope>("Microsoft.Insights/privateLinkScopes", """
            { "accessModeSettings": { "ingestionAccessMode": "PrivateOnly" },
              "privateEndpointConnections": [ { "properties": { "privateEndpoint": { "id": "/pe" }, "privateLinkServiceConnectionState": { "status": "Approved" } } } ] }
            """);

        Assert.Equal(("PrivateOnly", "/pe", "Approved"), (scope.IngestionAccessMode.Text, scope.PrivateEndpointConnections.Items.Single().PrivateEndpointId.Text, scope.PrivateEndpointConnections.Items.Single().Status.Text));
        Assert.Equal("/w", Parse<ScopedResource>("Microsoft.Insights/privateLinkScopes/scopedResources", """{ "linkedResourceId": "/w" }""").LinkedResourceId.Text);
        Assert.Equal("/c", Parse<CustomLocation>("Microsoft.ExtendedLocation/customLocations", """{ "hostResourceId": "/c" }""").HostResourceId.Text);
    }

    [Fact]
    public void Parse_ManagedCluster_ReadsEverySubnet()
    {
        var cluster = Parse<ManagedCluster>("Microsoft.ContainerService/managedClusters", """
            { "agentPoolProfiles": [ { "vnetSubnetID": "/a", "podSubnetID": "/b" }, { "vnetSubnetID": "/c" }, {} ], "apiServerAccessProfile": { "subnetId": "/d" } }
            """);

        Assert.Equal(["/a", "/b", "/c", "/d"], cluster.SubnetIds.Items.Order());
    }

    private static T Parse<T>(string type, string properties)
        where T : Resource =>
        Assert.IsType<T>(new ArmResourceParser().Parse(Encoding.UTF8.GetBytes($$"""{ "id": "{{Providers}}/{{type}}/x", "type": "{{type}}", "properties": {{properties}} }""")));
}
