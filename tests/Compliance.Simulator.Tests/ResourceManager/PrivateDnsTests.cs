using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class PrivateDnsTests
{
    private const string LinkBody = $$$"""{"location":"global","properties":{"registrationEnabled":false,"virtualNetwork":{"id":"{{{Network}}}"} } }""";

    [Fact]
    public async Task PutZone_IfNoneMatchOnExisting_FailsThePrecondition()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone());

        var existing = await azure.PutAsync(Zone, """{"location":"global"}""", ("If-None-Match", "*"));
        var fresh = await azure.PutAsync(Zone + ".other", """{"location":"global"}""", ("If-None-Match", "*"));

        Assert.Equal((412, "PreconditionFailed", 201), (existing.Status, existing.ErrorCode, fresh.Status));
        Assert.Contains("operationStatuses", fresh.Headers["Azure-AsyncOperation"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("r1", 200)]
    [InlineData("*", 200)]
    [InlineData("stale", 412)]
    public async Task PutRecord_IfMatch_IsCheckedAgainstTheStoredTag(string tag, int status)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone().WithRecord());

        var put = await azure.PutAsync(RecordSet, """{"properties":{"ttl":10,"aRecords":[{"ipv4Address":"10.20.4.9"}]}}""", ("If-Match", tag));
        var get = await azure.GetAsync(RecordSet);

        Assert.Equal(status, put.Status);
        Assert.Equal(status == 200, get.Body!["etag"]!.GetValue<string>() != "r1");
        Assert.Equal(get.Headers["ETag"], get.Body["etag"]!.GetValue<string>());
        Assert.Null(get.Body["location"]);
    }

    [Fact]
    public async Task DeleteRecord_StaleTag_KeepsIt()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone().WithRecord());

        var stale = await azure.DeleteAsync(RecordSet, ("If-Match", "old"));
        var good = await azure.DeleteAsync(RecordSet, ("If-Match", "r1"));

        Assert.Equal((412, 200, 404), (stale.Status, good.Status, (await azure.GetAsync(RecordSet)).Status));
    }

    [Fact]
    public async Task PutZone_NotGlobal_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        Assert.Equal((400, "LocationNotAvailableForResourceType"), await CodeAsync(azure.PutAsync(Zone, """{"location":"westeurope"}""")));
    }

    [Fact]
    public async Task PutLink_NetworkLinkedToZoneOfSameName_Conflicts()
    {
        var twin = Zone.Replace("rg-edge", "rg-other", StringComparison.Ordinal);
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone().WithLink().WithZone(twin));

        Assert.Equal((409, "Conflict"), await CodeAsync(azure.PutAsync(twin + "/virtualNetworkLinks/hub", LinkBody)));
    }

    [Fact]
    public async Task LinkLife_DeletedAndMadeAgain_IsCountedByItsZone()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone().WithLink());

        var refused = await azure.DeleteAsync(Zone);
        var deleted = await azure.DeleteAsync(Link);
        var without = (await azure.GetAsync(Zone)).Properties["numberOfVirtualNetworkLinks"]!.GetValue<int>();
        var created = await azure.PutAsync(Link, LinkBody);
        var link = (await azure.GetAsync(Link)).Properties;
        var with = (await azure.GetAsync(Zone)).Properties["numberOfVirtualNetworkLinks"]!.GetValue<int>();

        Assert.Equal((409, 202, 201), (refused.Status, deleted.Status, created.Status));
        Assert.Equal((0, 1, "Completed", "Succeeded"), (without, with, link["virtualNetworkLinkState"]!.GetValue<string>(), link["provisioningState"]!.GetValue<string>()));
    }

    [Fact]
    public async Task PutLink_WithoutZone_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        Assert.Equal((404, "ParentResourceNotFound"), await CodeAsync(azure.PutAsync(Link, LinkBody)));
    }

    [Fact]
    public async Task List_RecordSets_ByKindAndAll()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone().WithRecord().With(Zone + "/SOA/@", "Microsoft.Network/privateDnsZones/SOA", location: "global"));

        var addresses = (await azure.GetAsync(Zone + "/A")).Body!["value"]!.AsArray();
        var all = (await azure.GetAsync(Zone + "/ALL")).Body!["value"]!.AsArray();
        var links = (await azure.GetAsync(Zone + "/virtualNetworkLinks")).Body!["value"]!.AsArray();

        Assert.Equal((1, 2, 0), (addresses.Count, all.Count, links.Count));
    }

    private static async Task<(int, string?)> CodeAsync(Task<Answer> answer) => ((await answer).Status, (await answer).ErrorCode);
}
