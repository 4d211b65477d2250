using System.Text.Json.Nodes;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class PrivateEndpointTests
{
    private const string Group1 = Endpoint + "/privateDnsZoneGroups/default";

    private static readonly string Body =
        $$$"""{"location":"westeurope","properties":{"subnet":{"id":"{{{Network}}}/subnets/snet-pe"},"privateLinkServiceConnections":[{"name":"arc","properties":{"privateLinkServiceId":"{{{Scope}}}","groupIds":["hybridcompute"]} } ]} }""";

    private static readonly string GroupBody = $$$"""{"properties":{"privateDnsZoneConfigs":[{"name":"his","properties":{"privateDnsZoneId":"{{{Zone}}}"} } ]} }""";

    [Fact]
    public async Task Put_New_GetsAnInterfaceWithAddressesOfItsSubnet()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithNetwork());

        await azure.PutAsync(Endpoint, Body);
        var endpoint = await azure.GetAsync(Endpoint);
        var card = (await azure.GetAsync(endpoint.Properties["networkInterfaces"]![0]!["id"]!.GetValue<string>())).Properties["ipConfigurations"]!.AsArray();

        Assert.Equal(["10.20.4.4", "10.20.4.5", "10.20.4.6", "10.20.4.7", "10.20.4.8"], card.Select(c => Text(c!["properties"]!, "privateIPAddress")));
        Assert.Equal(["gbl.his.arc.azure.com", "weu.his.arc.azure.com", "agentserviceapi.guestconfiguration.azure.com", "westeurope-gas.guestconfiguration.azure.com", "westeurope.dp.kubernetesconfiguration.azure.com"], endpoint.Properties["customDnsConfigs"]!.AsArray().Select(c => Text(c!, "fqdn")));
    }

    [Fact]
    public async Task Put_New_IntoNoSubnet_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var answer = await azure.PutAsync(Endpoint, Body);

        Assert.Equal((400, "InvalidResourceReference"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Delete_TakesItsInterfaceAndItsRecordsAlong()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithNetwork().WithZone());
        await azure.PutAsync(Endpoint, Body);
        await azure.PutAsync(Group1, GroupBody);
        var before = (await azure.QueryAsync("union (resources | where type =~ 'microsoft.network/networkinterfaces'), (dnsresources | where type endswith '/a')")).Body!["data"]!.AsArray().Count;

        await azure.DeleteAsync(Endpoint);
        var after = (await azure.QueryAsync("union (resources | where type =~ 'microsoft.network/networkinterfaces'), (dnsresources | where type endswith '/a')")).Body!["data"]!.AsArray().Count;

        Assert.Equal((3, 0), (before, after));
    }

    [Fact]
    public async Task ZoneGroup_Written_WritesTheRecordsOfItsZones()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithNetwork().WithZone());
        await azure.PutAsync(Endpoint, Body);

        await azure.PutAsync(Group1, GroupBody);
        var group = await azure.GetAsync(Group1);
        var record = await azure.GetAsync(Zone + "/A/weu");
        var zone = await azure.GetAsync(Zone);

        var sets = group.Properties["privateDnsZoneConfigs"]![0]!["properties"]!["recordSets"]!.AsArray();
        Assert.Equal(["gbl 10.20.4.4", "weu 10.20.4.5"], sets.Select(set => $"{Text(set!, "recordSetName")} {set!["ipAddresses"]![0]}"));
        Assert.Equal(("10.20.4.5", 3), (Text(record.Properties["aRecords"]![0]!, "ipv4Address"), zone.Properties["numberOfRecordSets"]!.GetValue<int>()));
        Assert.Null(group.Body!["type"]);
    }

    [Fact]
    public async Task ZoneGroup_WithoutAZone_TakesItsRecordsBack()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithNetwork().WithZone().WithRecord(Zone + "/A/own"));
        await azure.PutAsync(Endpoint, Body);
        await azure.PutAsync(Group1, GroupBody);

        await azure.PutAsync(Group1, """{"properties":{"privateDnsZoneConfigs":[]}}""");

        Assert.Equal(["own"], (await azure.GetAsync(Zone + "/A")).Body!["value"]!.AsArray().Select(set => Text(set!, "name")));
    }

    [Fact]
    public async Task ZoneGroup_OfAMissingZone_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithNetwork());
        await azure.PutAsync(Endpoint, Body);

        var answer = await azure.PutAsync(Group1, GroupBody);

        Assert.Equal((400, "InvalidResourceReference"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Put_ToAMonitorScope_ConnectsWithItsOwnTypeAndGroup()
    {
        const string Monitor = $"{Group}/providers/Microsoft.Insights/privateLinkScopes/ampls";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork());
        await azure.PutAsync(Monitor, """{"location":"global","properties":{"accessModeSettings":{"queryAccessMode":"Open","ingestionAccessMode":"PrivateOnly"}}}""");

        await azure.PutAsync(Endpoint, Body.Replace(Scope, Monitor, StringComparison.Ordinal).Replace("hybridcompute", "azuremonitor", StringComparison.Ordinal));
        var connection = (await azure.GetAsync(Monitor + "/privateEndpointConnections")).Body!["value"]![0]!;

        Assert.Equal(("Microsoft.Insights/privateLinkScopes/privateEndpointConnections", "azuremonitor"), (Text(connection, "type"), connection["properties"]!["groupIds"]![0]!.GetValue<string>()));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
