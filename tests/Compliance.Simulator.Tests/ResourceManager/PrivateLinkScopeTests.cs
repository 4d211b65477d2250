using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class PrivateLinkScopeTests
{
    [Fact]
    public async Task Put_OpenAccess_TakesEffectAtOnceAndKeepsTheId()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var put = await azure.PutAsync(Scope, """{"location":"westeurope","properties":{"publicNetworkAccess":"Enabled","privateLinkScopeId":"mine"}}""");

        Assert.Equal((200, false), (put.Status, put.Headers.ContainsKey("Azure-AsyncOperation")));
        Assert.Equal(("Enabled", "f5dc51d3-0000-4d7e-947a-775ea79b0000"), (put.Properties["publicNetworkAccess"]!.GetValue<string>(), put.Properties["privateLinkScopeId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Put_New_IsOpenByDefault()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var put = await azure.PutAsync(Scope, """{"location":"westeurope"}""");

        Assert.Equal((201, "Enabled"), (put.Status, put.Properties["publicNetworkAccess"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"properties":{}}""", 400)]
    [InlineData("""{"location":"northeurope"}""", 409)]
    public async Task Put_WrongLocation_IsRefused(string body, int status)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        Assert.Equal(status, (await azure.PutAsync(Scope, body)).Status);
    }

    [Fact]
    public async Task Patch_AnythingButTags_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var tags = await azure.PatchAsync(Scope, """{"tags":{"a":"b"}}""");
        var access = await azure.PatchAsync(Scope, """{"properties":{"publicNetworkAccess":"Enabled"}}""");

        Assert.Equal((200, 400), (tags.Status, access.Status));
    }

    [Fact]
    public async Task EndpointLife_CreatedApprovedAndDeleted_ShowsOnTheScope()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithNetwork());
        var body = $$$"""{"location":"westeurope","properties":{"subnet":{"id":"{{{Network}}}/subnets/snet-pe"},"manualPrivateLinkServiceConnections":[{"name":"arc","properties":{"privateLinkServiceId":"{{{Scope}}}","groupIds":["hybridcompute"]} } ]} }""";

        await azure.PutAsync(Endpoint, body);
        var pending = (await azure.GetAsync(Scope + "/privateEndpointConnections")).Body!["value"]![0]!;
        await azure.PutAsync(pending["id"]!.GetValue<string>(), """{"properties":{"privateLinkServiceConnectionState":{"status":"Approved"}}}""");
        var approved = (await azure.GetAsync(Endpoint)).Properties["manualPrivateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceConnectionState"]!["status"]!.GetValue<string>();
        await azure.DeleteAsync(Endpoint);
        var left = (await azure.GetAsync(Scope)).Properties["privateEndpointConnections"]!.AsArray();

        Assert.Equal("Pending", pending["properties"]!["privateLinkServiceConnectionState"]!["status"]!.GetValue<string>());
        Assert.Equal("Approved", approved);
        Assert.Empty(left);
    }

    [Fact]
    public async Task Delete_Scope_DisconnectsItsEndpoint()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithEndpoint());

        var delete = await azure.DeleteAsync(Scope);
        var state = (await azure.GetAsync(Endpoint)).Properties["privateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceConnectionState"]!["status"]!.GetValue<string>();

        Assert.Equal((200, "Disconnected"), (delete.Status, state));
    }

    [Fact]
    public async Task Validation_OfScope_ShowsItsAccessOfToday()
    {
        var id = $"/subscriptions/{Subscription}/providers/Microsoft.HybridCompute/locations/westeurope/privateLinkScopes/f5dc51d3-0000-4d7e-947a-775ea79b0000";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().With(id, "Microsoft.HybridCompute/locations/privateLinkScopes", $$"""{"id":"{{Scope}}","publicNetworkAccess":"Disabled","connectionDetails":[{"privateIpAddress":"10.20.4.5"}]}"""));

        await azure.PutAsync(Scope, """{"location":"westeurope","properties":{"publicNetworkAccess":"Enabled"}}""");
        var answer = await azure.GetAsync(id);

        Assert.Equal((Scope, "Enabled", "10.20.4.5"), (answer.Body!["id"]!.GetValue<string>(), answer.Body["publicNetworkAccess"]!.GetValue<string>(), answer.Body["connectionDetails"]![0]!["privateIpAddress"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Validation_OfANewScope_KnowsItsApprovedEndpoints()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork());
        var guid = (await azure.PutAsync(Scope, """{"location":"West Europe","properties":{"publicNetworkAccess":"Disabled"}}""")).Properties["privateLinkScopeId"]!.GetValue<string>();
        await azure.PutAsync(Endpoint, $$$"""{"location":"westeurope","properties":{"subnet":{"id":"{{{Network}}}/subnets/snet-pe"},"privateLinkServiceConnections":[{"name":"arc","properties":{"privateLinkServiceId":"{{{Scope}}}","groupIds":["hybridcompute"]} } ]} }""");
        var call = $"/subscriptions/{Subscription}/providers/Microsoft.HybridCompute/locations/westeurope/privateLinkScopes/{guid}";

        var answer = (await azure.GetAsync(call)).Body!;
        await azure.DeleteAsync(Scope);

        Assert.Equal(("Disabled", 5), (answer["publicNetworkAccess"]!.GetValue<string>(), answer["connectionDetails"]!.AsArray().Count));
        Assert.Equal(404, (await azure.GetAsync(call)).Status);
    }

    [Fact]
    public async Task Validation_OfAMachine_IsThatOfItsScope()
    {
        const string Machine = $"{Group}/providers/Microsoft.HybridCompute/machines/srv";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().With(Machine, "Microsoft.HybridCompute/machines", $$"""{"privateLinkScopeResourceId":"{{Scope}}"}"""));

        var answer = await azure.GetAsync(Machine + "/privateLinkScopes/current");

        Assert.Equal("Disabled", answer.Body!["publicNetworkAccess"]!.GetValue<string>());
    }

    [Fact]
    public async Task LinkResources_NameGroupAndZones()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var list = (await azure.GetAsync(Scope + "/privateLinkResources")).Body!["value"]![0]!;
        var other = await azure.GetAsync(Scope + "/privateLinkResources/blob");

        Assert.Equal("hybridcompute", list["properties"]!["groupId"]!.GetValue<string>());
        Assert.Equal(["privatelink.his.arc.azure.com", "privatelink.guestconfiguration.azure.com", "privatelink.dp.kubernetesconfiguration.azure.com"], list["properties"]!["requiredZoneNames"]!.AsArray().Select(zone => zone!.GetValue<string>()));
        Assert.Equal(404, other.Status);
    }

    [Theory]
    [InlineData("2021-05-20", false, false)]
    [InlineData("2024-07-10", true, false)]
    [InlineData("2026-07-15", true, true)]
    public async Task Get_ShowsWhatItsVersionKnows(string version, bool connections, bool extensions)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().With(Scope, "Microsoft.HybridCompute/privateLinkScopes", """{"privateEndpointConnections":[],"serviceExtensions":[]}"""));

        var properties = (await azure.SendAsync(HttpMethod.Get, Scope, apiVersion: version)).Properties.AsObject();

        Assert.Equal((connections, extensions), (properties.ContainsKey("privateEndpointConnections"), properties.ContainsKey("serviceExtensions")));
    }

    [Fact]
    public async Task LookAlikeScope_OfAnotherProvider_KeepsItsLocation()
    {
        const string LookAlike = $"{Group}/providers/Microsoft.KubernetesConfiguration/privateLinkScopes/one";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().With(LookAlike, "Microsoft.KubernetesConfiguration/privateLinkScopes"));

        Assert.Equal("westeurope", (await azure.GetAsync(LookAlike)).Body!["location"]!.GetValue<string>());
    }
}
