using Compliance.Domain.Declarations;
using Compliance.Rules.Tests.SelfTests;
using Xunit;

namespace Compliance.Rules.Tests.Traps;

/// <summary>Where a plausible reading of Azure goes wrong, as rows of an export. docs/traps.md lists them all, with the tests of the others.</summary>
public sealed class TrapTests
{
    private const string Store = "store-ams-01";
    private const string Scope = "pls-arc-retail-weu";
    private const string Endpoint = "pe-arc-retail-weu";
    private const string Network = "vnet-arc-retail-weu";
    private const string Zones = "rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones";
    private const string DataPlane = $"{Zones}/privatelink.dp.kubernetesconfiguration.azure.com";
    private const string Interface = "pe-arc-retail-weu.nic.3c7c7e0c-c666-4b7e-a660-9ff2cb05e311";
    private const string ZoneGroup = "pe-arc-retail-weu/privateDnsZoneGroups/deployedByPolicy";

    private static readonly Change Nothing = new("", "", "");

    [Fact]
    public void Region_NetworkAndEndpointInAnotherThanTheScope_IsOnlyAdvice() => Assert.Equal(new Change("ARC-PL-005:Info", "", ""), Trapped.Says(estate =>
    {
        estate.Set(Network, "location", "North Europe");
        estate.Set(Endpoint, "location", "northeurope");
    }));

    [Theory]
    [InlineData("South East Asia")]
    [InlineData("Southeast Asia")]
    [InlineData("southeastasia")]
    public void UnsupportedRegion_SpelledInAnyWay_Fails(string location) =>
        Assert.Equal(new Change("ARC-DNS-006:High ARC-PL-004:High ARC-PL-007:High", "", ""), Trapped.Says(estate => estate.Set(Store, "location", location)));

    [Fact]
    public void UnsupportedRegion_OnlyNetworkAndEndpointThere_IsNoFault() => Assert.Equal(new Change("ARC-PL-005:Info", "", ""), Trapped.Says(estate =>
    {
        estate.Set(Network, "location", "southeastasia");
        estate.Set(Endpoint, "location", "southeastasia");
    }));

    [Fact]
    public void PublicAccess_OpenAsDeclared_IsNoFinding() => Assert.Equal(
        new Change("", "ARC-DNS-010", ""),
        Trapped.Says(HealthyEstate.Declarations with { PublicAccessMayBeEnabled = true }, estate => estate.Set(Scope, "properties.publicNetworkAccess", "Enabled")));

    // The sample's zones are in the hub's subscription, which is neither the cluster's nor the scope's.
    [Fact]
    public void SameSubscription_ZonesOfAnotherOne_AreNoFinding()
    {
        Assert.StartsWith(HealthyEstate.Connectivity, HealthyEstate.Json.Row(DataPlane)["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith(HealthyEstate.Retail, HealthyEstate.Json.Row(Scope)["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(HealthyEstate.Judged.Findings);
    }

    [Fact]
    public void LookAlikeScope_NamedByACluster_IsNoScope()
    {
        const string LookAlike = $"{HealthyEstate.Retail}/rg-arc-retail-weu/providers/Microsoft.KubernetesConfiguration/privateLinkScopes/pls-arc-retail-weu";

        var said = Trapped.Says(estate => estate.Set(Store, "properties.privateLinkScopeResourceId", LookAlike));

        Assert.Equal(new Change("ARC-DNS-013:Critical ARC-PL-001:High ARC-PL-003:Medium", "", "ARC-DNS-011 ARC-EXT-002 ARC-PL-013"), said);
    }

    [Fact]
    public void Provider_RegisteredUnderTheNameOfThePage_DoesNotCount() => Assert.Equal(new Change("", "ARC-SUB-001", ""), Trapped.Says(estate =>
        estate.Set("8c321f0d-2d56-4fc4-b117-3faaf998addd/providers/Microsoft.KubernetesConfiguration", "id", "/subscriptions/8c321f0d-2d56-4fc4-b117-3faaf998addd/providers/Microsoft.kubernetes.Configurations")));

    [Theory]
    [InlineData("microsoft.arcdataservices", "ARC-EXT-003:High ARC-EXT-004:Low")]
    [InlineData("Microsoft.Web.AppService", "ARC-EXT-003:High ARC-EXT-004:Low")]
    [InlineData("microsoft.app.environment", "ARC-EXT-003:High ARC-EXT-004:Low")]
    [InlineData("microsoft.azure.secretstore", "ARC-EXT-004:Low")]
    [InlineData("Microsoft.AzureMonitor.Containers", "")]
    public void Extension_ByItsType_IsUnsupportedOrOnlyNotListed(string type, string expected) => Assert.Equal(
        new Change(expected, "", ""), Trapped.Says(estate => estate.Set($"{Store}/providers/Microsoft.KubernetesConfiguration/Extensions/flux", "properties.extensionType", type)));

    // Microsoft's script for servers leaves it out.
    [Fact]
    public void ThirdZone_LeftOutOfEverything_Fails() => Assert.Equal(new Change("ARC-DNS-001:High ARC-DNS-002:High", "", ""), Trapped.Says(estate =>
    {
        estate.Remove($"{DataPlane}/A/westeurope", $"{DataPlane}/virtualNetworkLinks/link-vnet-hub-weu", DataPlane);
        var configs = estate.Row(ZoneGroup)["properties"]!["privateDnsZoneConfigs"]!.AsArray();
        configs.Remove(configs.Single(config => config!.ToJsonString().Contains("privatelink.dp.", StringComparison.Ordinal)));
    }));

    // Central US answers as scus, which is no part of its name.
    [Fact]
    public void ShortCode_ThatIsNotTheRegions_IsTakenFromTheData() => Assert.Equal(Nothing, Trapped.Says(estate =>
    {
        estate.Replace("westeurope", "centralus");
        estate.Replace("west europe", "Central US");
        estate.Replace("weu.his.", "scus.his.");
        estate.Replace("weu.privatelink.his.", "scus.privatelink.his.");
        estate.Replace("/A/weu\"", "/A/scus\"");
    }));

    // A new zone has its SOA record set, so the number of record sets is not zero.
    [Fact]
    public void PreparedZone_HoldsItsSoaOnly_IsEmpty() => Assert.Equal(new Change("ARC-DNS-005:Critical", "", ""), Trapped.Says(estate =>
    {
        const string Prepared = $"{HealthyEstate.Connectivity}/rg-prepared/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";
        estate.Add($$"""{ "id": "{{Prepared}}", "type": "microsoft.network/privatednszones", "location": "global", "properties": { "numberOfRecordSets": 1, "provisioningState": "Succeeded" } }""");
        estate.Add($$"""
            { "id": "{{Prepared}}/virtualNetworkLinks/link", "type": "microsoft.network/privatednszones/virtualnetworklinks",
              "properties": { "virtualNetworkLinkState": "Completed", "virtualNetwork": { "id": "{{HealthyEstate.Retail}}/rg-aks/providers/Microsoft.Network/virtualNetworks/vnet-aks" } } }
            """);
    }));

    [Fact]
    public void SecurityGroup_OnTheEndpointsSubnet_IsIgnored() => Assert.Equal(Nothing, Trapped.Says(estate =>
    {
        const string Group = $"{HealthyEstate.Retail}/rg-net-retail-weu/providers/Microsoft.Network/networkSecurityGroups/nsg-endpoints";
        estate.Add($$"""
            { "id": "{{Group}}", "type": "microsoft.network/networksecuritygroups", "location": "westeurope", "properties": { "securityRules": [ { "name": "DenyAll", "properties": {
              "protocol": "*", "direction": "Outbound", "access": "Deny", "priority": 100, "sourcePortRange": "*", "destinationPortRange": "*", "sourceAddressPrefix": "*", "destinationAddressPrefix": "*" } } ] } }
            """);
        estate.Row(Network)["properties"]!["subnets"]![0]!["properties"]!["networkSecurityGroup"] = new System.Text.Json.Nodes.JsonObject { ["id"] = Group };
    }));

    // Whether traffic to the public services passes Azure at all is declared; no group is at fault for a site that never uses it.
    [Fact]
    public void EgressRules_OfASiteThatLeavesOnPremises_AreNoFault()
    {
        var onPremises = HealthyEstate.Declarations with { Sites = [.. HealthyEstate.Declarations.Sites.Select(site => site with { Egress = new Domain.Declarations.Egress(EgressMode.OnPremises, []) })] };

        Assert.Equal(Nothing, Trapped.Says(onPremises, estate => estate.Row("nsg-egress-weu")["properties"]!["securityRules"]![0]!["properties"]!["access"] = "Deny"));
    }

    [Fact]
    public void DeletedEndpoint_RecordsLeftBehind_IsFoundAtItsScope() => Assert.Equal(
        new Change("ARC-EXT-005:Medium ARC-PE-001:Critical", "", "ARC-DNS-011 ARC-PL-013"),
        Trapped.Says(estate =>
        {
            estate.Remove(Endpoint, Interface, ZoneGroup);
            estate.Row(Scope)["properties"]!["privateEndpointConnections"]!.AsArray().Clear();
        }));

    // Without a zone group nobody rewrites them.
    [Fact]
    public void RecreatedEndpoint_RecordsOfTheOldOne_AreWrong() => Assert.Equal(new Change("ARC-DNS-002:High ARC-DNS-004:Critical ARC-PE-005:Medium", "", ""), Trapped.Says(estate =>
    {
        estate.Remove(ZoneGroup);
        var recreated = estate.Row(Interface).ToJsonString().Replace("\"10.20.16.", "\"10.20.16.4", StringComparison.Ordinal);
        estate.Remove(Interface);
        estate.Add(recreated);
    }));

    [Fact]
    public void DeletedScope_IsStillNamedByClustersAndEndpoint() => Assert.Equal(
        new Change("ARC-PE-003:Medium ARC-PL-002:Critical", "", "ARC-DNS-011 ARC-PL-013"),
        Trapped.Says(estate =>
        {
            estate.Remove(Scope);
            estate.Row(Endpoint)["properties"]!["privateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceConnectionState"]!["status"] = "Disconnected";
        }));

    [Fact]
    public void ProvisionedCluster_InASite_IsNobodysFault()
    {
        var said = Trapped.Says(estate => estate.Add($$"""
            { "id": "{{HealthyEstate.Retail}}/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters/store-local", "type": "microsoft.kubernetes/connectedclusters", "kind": "ProvisionedCluster",
              "location": "westeurope", "properties": { "connectivityStatus": "Connected", "provisioningState": "Succeeded" } }
            """));

        Assert.Equal(new Change("", "", ""), said);
    }
}
