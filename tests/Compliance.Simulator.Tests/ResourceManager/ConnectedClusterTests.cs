using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class ConnectedClusterTests
{
    private const string Full = """{"location":"westeurope","identity":{"type":"SystemAssigned"},"tags":{"team":"edge"},"properties":{"agentPublicKeyCertificate":"MIIC","privateLinkState":"Disabled"}}""";

    [Fact]
    public async Task Put_ChangedAssociation_KeepsWhatTheServiceOwns()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());

        var put = await azure.PutAsync(Cluster, """{"location":"West Europe","identity":{"type":"SystemAssigned"},"properties":{"agentPublicKeyCertificate":"MIIC","privateLinkState":"Disabled","connectivityStatus":"Expired","totalNodeCount":99}}""");
        var stored = (await azure.GetAsync(Cluster)).Body!;

        Assert.Equal(200, put.Status);
        Assert.Equal("Disabled", stored["properties"]!["privateLinkState"]!.GetValue<string>());
        Assert.Null(stored["properties"]!["privateLinkScopeResourceId"]);
        Assert.Equal("Connected", stored["properties"]!["connectivityStatus"]!.GetValue<string>());
        Assert.Equal(3, stored["properties"]!["totalNodeCount"]!.GetValue<int>());
        Assert.Equal("22222222-2222-2222-2222-222222222222", stored["identity"]!["principalId"]!.GetValue<string>());
        Assert.Null(stored["tags"]);
    }

    [Theory]
    [InlineData("""{"identity":{"type":"SystemAssigned"},"properties":{"agentPublicKeyCertificate":"MIIC"}}""", 400, "LocationRequired")]
    [InlineData("""{"location":"westeurope","properties":{"agentPublicKeyCertificate":"MIIC"}}""", 400, "InvalidRequestContent")]
    [InlineData("""{"location":"westeurope","identity":{"type":"SystemAssigned"},"properties":{}}""", 400, "InvalidRequestContent")]
    [InlineData("""{"location":"westeurope","identity":{"type":"SystemAssigned"},"properties":{"agentPublicKeyCertificate":"OTHER"}}""", 400, "PropertyChangeNotAllowed")]
    [InlineData("""{"location":"northeurope","identity":{"type":"SystemAssigned"},"properties":{"agentPublicKeyCertificate":"MIIC"}}""", 409, "InvalidResourceLocation")]
    [InlineData("[]", 400, "InvalidRequestContent")]
    [InlineData("{", 400, "InvalidRequestContent")]
    public async Task Put_WhatTheApiForbids_IsRefused(string body, int status, string code)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());

        var answer = await azure.PutAsync(Cluster, body);

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Put_PrivateLinkOnProvisionedCluster_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster(kind: "ProvisionedCluster"));

        var answer = await azure.PutAsync(Cluster, Full.Replace("Disabled", "Enabled", StringComparison.Ordinal));

        Assert.Equal((400, "PrivateLinkNotSupported"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Put_New_IsCreatedWithTheCasingSent()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());
        var id = Cluster + "-New";

        var put = await azure.PutAsync(id, Full);
        var get = await azure.GetAsync(id.ToLowerInvariant());

        Assert.Equal(201, put.Status);
        Assert.Equal((id, "Microsoft.Kubernetes/connectedClusters", "store-042-New"), (get.Body!["id"]!.GetValue<string>(), get.Body["type"]!.GetValue<string>(), get.Body["name"]!.GetValue<string>()));
        Assert.NotNull(get.Body["systemData"]!["createdAt"]);
    }

    [Theory]
    [InlineData("""{"tags":{"a":"b"},"properties":{"distribution":"k3s","distributionVersion":"1","azureHybridBenefit":"True","gateway":{"enabled":false}}}""", 200)]
    [InlineData("""{"properties":{"privateLinkState":"Disabled"}}""", 400)]
    [InlineData("""{"properties":{"distribution":"k3s","privateLinkScopeResourceId":""}}""", 400)]
    [InlineData("""{"location":"westeurope"}""", 400)]
    public async Task Patch_Body_IsHeldToWhatPatchMayCarry(string body, int status)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());

        var answer = await azure.PatchAsync(Cluster, body);

        Assert.Equal(status, answer.Status);
        Assert.Equal("Enabled", (await azure.GetAsync(Cluster)).Properties["privateLinkState"]!.GetValue<string>());
    }

    [Fact]
    public async Task Put_LongRunning_IsUpdatingUntilTheOperationEnds()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster(), new SimulatorOptions { AsyncOperationDuration = TimeSpan.FromSeconds(3) }, time);

        var put = await azure.PutAsync(Cluster, Full);
        var status = put.Headers["Azure-AsyncOperation"].Replace(azure.Azure.Endpoint.ToString().TrimEnd('/'), "", StringComparison.Ordinal).Split('?')[0];
        var before = (await azure.GetAsync(status), await azure.GetAsync(Cluster), await azure.PutAsync(Cluster, Full));
        time.Advance(TimeSpan.FromSeconds(3));
        var after = (await azure.GetAsync(status), await azure.GetAsync(Cluster));

        Assert.Equal("3", put.Headers["Retry-After"]);
        Assert.Equal(("InProgress", "Updating", "AnotherOperationInProgress"), (before.Item1.Body!["status"]!.GetValue<string>(), before.Item2.Properties["provisioningState"]!.GetValue<string>(), before.Item3.ErrorCode));
        Assert.Equal(("Succeeded", "Succeeded"), (after.Item1.Body!["status"]!.GetValue<string>(), after.Item2.Properties["provisioningState"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Delete_LongRunning_IsGoneAfterItsEnd()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());

        var delete = await azure.DeleteAsync(Cluster);
        var get = await azure.GetAsync(Cluster);
        var again = await azure.DeleteAsync(Cluster);

        Assert.Equal((202, 404, "ResourceNotFound", 204), (delete.Status, get.Status, get.ErrorCode, again.Status));
    }

    [Theory]
    [InlineData("2021-10-01", false)]
    [InlineData("2021-04-01-preview", true)]
    [InlineData("2024-01-01", true)]
    public async Task Get_ShowsPrivateLinkInVersionsThatKnowIt(string version, bool known)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());

        Assert.Equal(known, (await azure.SendAsync(HttpMethod.Get, Cluster, apiVersion: version)).Properties.AsObject().ContainsKey("privateLinkState"));
    }
}
