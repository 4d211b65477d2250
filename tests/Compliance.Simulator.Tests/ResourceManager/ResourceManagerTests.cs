using System.Text.Json.Nodes;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class ResourceManagerTests
{
    [Fact]
    public async Task Call_WithoutAuthorization_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal((401, 401), ((await azure.GetAsync(Scope)).Status, (await azure.QueryAsync("resources")).Status));
    }

    [Fact]
    public async Task Call_WithoutApiVersion_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());

        using var response = await azure.Http.GetAsync(new Uri(Scope, UriKind.Relative));

        Assert.Equal((400, "MissingApiVersionParameter"), ((int)response.StatusCode, (await Answer.FromAsync(response)).ErrorCode));
    }

    [Fact]
    public async Task Get_Row_HasNoColumnsOfResourceGraphAndTheHeadersOfArm()
    {
        var estate = new EstateBuilder().With(Network, "microsoft.network/virtualnetworks", more: """{"tenantId":"t","subscriptionId":"s","resourceGroup":"r","kind":"","plan":null,"systemData":{"createdBy":"x"}}""");
        await using var azure = await AzureFixture.StartAsync(estate);

        var answer = await azure.SendAsync(HttpMethod.Get, Network.ToUpperInvariant(), headers: ("x-ms-correlation-request-id", "mine"));

        Assert.Equal(["id", "name", "type", "location", "properties"], answer.Body!.AsObject().Select(p => p.Key));
        Assert.Equal((Network, "mine"), (answer.Body["id"]!.GetValue<string>(), answer.Headers["x-ms-correlation-request-id"]));
        Assert.True(answer.Headers.ContainsKey("x-ms-request-id") && answer.Headers.ContainsKey("x-ms-ratelimit-remaining-subscription-reads"));
    }

    [Fact]
    public async Task List_MoreThanAPage_FollowsNextLinks()
    {
        var estate = new EstateBuilder();
        for (var i = 0; i < 230; i++)
        {
            estate.WithNetwork($"{Network}-{i:000}");
        }

        await using var azure = await AzureFixture.StartAsync(estate);
        var names = new List<string>();
        string? next = $"{azure.Azure.Endpoint}subscriptions/{Subscription}/providers/Microsoft.Network/virtualNetworks?api-version=2024-01-01";
        var pages = 0;
        while (next is not null)
        {
            using var response = await azure.Http.GetAsync(new Uri(next));
            var page = (await Answer.FromAsync(response)).Body!;
            names.AddRange(page["value"]!.AsArray().Select(v => v!["name"]!.GetValue<string>()));
            next = page["nextLink"]?.GetValue<string>();
            pages++;
        }

        Assert.Equal((3, 230), (pages, names.Distinct().Count()));
    }

    [Fact]
    public async Task List_ByGroup_LeavesOutOthers()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork().WithNetwork(Network.Replace("rg-edge", "rg-edge2", StringComparison.Ordinal)));

        var answer = await azure.GetAsync($"{Group}/providers/Microsoft.Network/virtualNetworks");

        Assert.Equal(Network, Assert.Single(answer.Body!["value"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Subnet_WrittenAndDeleted_LivesInItsNetwork()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork());

        var put = await azure.PutAsync(Network + "/subnets/a", """{"properties":{"addressPrefix":"10.20.1.0/24"}}""");
        var inside = (await azure.GetAsync(Network)).Properties["subnets"]![1]!["properties"]!["addressPrefix"]!.GetValue<string>();
        var get = await azure.GetAsync(Network + "/subnets/a");
        await azure.DeleteAsync(Network + "/subnets/a");

        Assert.Equal((201, "10.20.1.0/24", 200), (put.Status, inside, get.Status));
        Assert.Equal(404, (await azure.GetAsync(Network + "/subnets/a")).Status);
        Assert.Equal(["snet-pe"], (await azure.GetAsync(Network)).Properties["subnets"]!.AsArray().Select(subnet => subnet!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"registrationState":"Registered"}""", "{}")]
    [InlineData("{}", """{"registrationState":"Registered"}""")]
    public async Task Provider_StateAtEitherPlace_IsAnsweredOnTop(string top, string properties)
    {
        var id = $"/subscriptions/{Subscription}/providers/Microsoft.Kubernetes";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().With(id, "Microsoft.Resources/providers", properties, more: top));

        var answer = await azure.GetAsync(id);

        Assert.Equal(("Registered", "Microsoft.Kubernetes"), (answer.Body!["registrationState"]!.GetValue<string>(), answer.Body["namespace"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Provider_Registered_IsRegistered()
    {
        var id = $"/subscriptions/{Subscription}/providers/Microsoft.Kubernetes";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().With(id, "Microsoft.Resources/providers", more: """{"registrationState":"NotRegistered"}"""));

        var post = await azure.SendAsync(HttpMethod.Post, id + "/register");

        Assert.Equal((200, "Registered"), (post.Status, (await azure.GetAsync(id)).Body!["registrationState"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Coverage_WhatIsNotCovered_IsForbiddenAndLeftOut()
    {
        var foreign = Scope.Replace(Subscription, "99999999-9999-9999-9999-999999999999", StringComparison.Ordinal);
        var estate = new EstateBuilder().WithScope().WithScope(foreign).WithNetwork().Covering([Subscription], ["Microsoft.HybridCompute/privateLinkScopes"]);
        await using var azure = await AzureFixture.StartAsync(estate);

        var rows = (await azure.QueryAsync("resources | project id")).Body!["data"]!.AsArray().Select(r => r!["id"]!.GetValue<string>());

        Assert.Equal([Scope], rows);
        Assert.Equal((403, "AuthorizationFailed"), ((await azure.GetAsync(foreign)).Status, (await azure.GetAsync(foreign)).ErrorCode));
        Assert.Equal((403, 404, 200), ((await azure.GetAsync(Network)).Status, (await azure.GetAsync(Scope + "x")).Status, (await azure.GetAsync(Scope)).Status));
    }

    [Fact]
    public async Task Get_Extension_IsInCamelCase()
    {
        var id = Cluster + "/providers/Microsoft.KubernetesConfiguration/Extensions/flux";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster().With(id, "microsoft.kubernetesconfiguration/extensions", """{"ExtensionType":"microsoft.flux","Scope":{"Cluster":{}},"ConfigurationSettings":{"Key.One":"x"},"CreationTime":"2026-01-01T00:00:00Z"}"""));

        var answer = await azure.GetAsync(id);
        var row = (await azure.QueryAsync("kubernetesconfigurationresources | project t = properties.ExtensionType")).Body!["data"]![0]!;

        var expected = JsonNode.Parse("""{"extensionType":"microsoft.flux","scope":{"cluster":{}},"configurationSettings":{"Key.One":"x"}}""");
        Assert.True(JsonNode.DeepEquals(expected, answer.Properties), answer.Properties.ToJsonString());
        Assert.Equal("microsoft.flux", row["t"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("2024")]
    public async Task Call_WithAVersionThatIsNone_IsRefused(string version)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var answer = await azure.SendAsync(HttpMethod.Get, Scope, apiVersion: version);

        Assert.Equal((400, "InvalidApiVersionParameter"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task ResourceGroupsAndProviders_AreListed()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().With($"/subscriptions/{Subscription}/providers/Microsoft.Kubernetes", "Microsoft.Resources/providers", """{"registrationState":"Registered"}"""));

        var groups = (await azure.GetAsync($"/subscriptions/{Subscription}/resourcegroups")).Body!["value"]!.AsArray();
        var providers = (await azure.GetAsync($"/subscriptions/{Subscription}/providers")).Body!["value"]!.AsArray();
        var missing = await azure.GetAsync($"/subscriptions/{Subscription}/resourceGroups/nope");

        Assert.Equal(("rg-edge", "Microsoft.Kubernetes"), (groups.Single()!["name"]!.GetValue<string>(), providers.Single()!["namespace"]!.GetValue<string>()));
        Assert.Equal((404, "ResourceGroupNotFound"), (missing.Status, missing.ErrorCode));
    }
}
