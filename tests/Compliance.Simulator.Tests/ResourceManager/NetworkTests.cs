using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class NetworkTests
{
    private const string SecurityGroup = $"{Group}/providers/Microsoft.Network/networkSecurityGroups/nsg";
    private const string Other = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet-spoke";

    [Fact]
    public async Task Put_SecurityGroup_HasTheDefaultRules()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var group = await azure.PutAsync(SecurityGroup, """{"location":"westeurope","properties":{}}""");

        Assert.Equal([65000, 65001, 65500, 65000, 65001, 65500], group.Properties["defaultSecurityRules"]!.AsArray().Select(rule => rule!["properties"]!["priority"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("new", 150, "Outbound", 400, "SecurityRuleConflict")]
    [InlineData("new", 150, "Inbound", 201, null)]
    [InlineData("new", 151, "Outbound", 201, null)]
    [InlineData("old", 150, "Outbound", 200, null)]
    [InlineData("new", 99, "Outbound", 400, "SecurityRuleInvalidPriority")]
    [InlineData("new", 4097, "Outbound", 400, "SecurityRuleInvalidPriority")]
    public async Task Put_Rule_HasAPriorityOfItsOwnInItsDirection(string name, int priority, string direction, int status, string? code)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());
        await azure.PutAsync(SecurityGroup, """{"location":"westeurope","properties":{"securityRules":[{"name":"old","properties":{"priority":150,"direction":"Outbound","access":"Deny","protocol":"*"}}]}}""");

        var answer = await azure.PutAsync($"{SecurityGroup}/securityRules/{name}", $$$"""{"properties":{"priority":{{{priority}}},"direction":"{{{direction}}}","access":"Allow","protocol":"Tcp"} }""");

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Peering_IsConnectedOnceBothSidesHaveOne()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork().WithNetwork(Other));

        var first = await azure.PutAsync(Network + "/virtualNetworkPeerings/out", Remote(Other));
        var second = await azure.PutAsync(Other + "/virtualNetworkPeerings/back", Remote(Network));
        var connected = await azure.GetAsync(Network + "/virtualNetworkPeerings/out");
        await azure.DeleteAsync(Other + "/virtualNetworkPeerings/back");
        var alone = await azure.GetAsync(Network + "/virtualNetworkPeerings/out");

        Assert.Equal(["Initiated", "Connected", "Connected", "Disconnected"], new[] { first, second, connected, alone }.Select(answer => answer.Properties["peeringState"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Put_Network_CompletesItsSubnets()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var subnet = (await azure.PutAsync(Network, """{"location":"westeurope","properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/8"]},"subnets":[{"name":"a","properties":{"addressPrefix":"10.1.0.0/16"}}]}}""")).Properties["subnets"]![0]!;

        Assert.Equal((Network + "/subnets/a", "Microsoft.Network/virtualNetworks/subnets"), (subnet["id"]!.GetValue<string>(), subnet["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Patch_MoreThanTags_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork());

        var answer = await azure.PatchAsync(Network, """{"properties":{}}""");

        Assert.Equal((400, "InvalidRequestFormat"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Put_WhileASiblingIsWritten_IsToBeRetried()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork(), new SimulatorOptions { AsyncOperationDuration = TimeSpan.FromHours(1) });

        await azure.PutAsync(Network + "/subnets/a", """{"properties":{"addressPrefix":"10.20.1.0/24"}}""");
        var sibling = await azure.PutAsync(Network + "/subnets/b", """{"properties":{"addressPrefix":"10.20.2.0/24"}}""");

        Assert.Equal((429, "RetryableErrorDueToAnotherOperation", "1"), (sibling.Status, sibling.ErrorCode, sibling.Headers["Retry-After"]));
    }

    [Fact]
    public async Task Put_ResolverEndpoint_GetsAFreeAddress()
    {
        const string Resolver = $"{Group}/providers/Microsoft.Network/dnsResolvers/resolver";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork());

        var resolver = await azure.PutAsync(Resolver, $$$"""{"location":"westeurope","properties":{"virtualNetwork":{"id":"{{{Network}}}"} } }""", ("If-None-Match", "*"));
        var inbound = await azure.PutAsync(Resolver + "/inboundEndpoints/in", $$$"""{"location":"westeurope","properties":{"ipConfigurations":[{"subnet":{"id":"{{{Network}}}/subnets/snet-pe"} } ]} }""");
        var again = await azure.PutAsync(Resolver, """{"location":"westeurope","properties":{}}""", ("If-None-Match", "*"));

        Assert.Equal(("Connected", "10.20.4.4", 412), (resolver.Properties["dnsResolverState"]!.GetValue<string>(), inbound.Properties["ipConfigurations"]![0]!["privateIpAddress"]!.GetValue<string>(), again.Status));
    }

    private static string Remote(string network) => $$$"""{"properties":{"remoteVirtualNetwork":{"id":"{{{network}}}"} } }""";
}
