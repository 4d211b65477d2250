using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.Faults;

public sealed class PageFaultTests
{
    private const string Query = "resources | project id, properties | order by id asc";

    [Fact]
    public async Task ShortPages_SplitAListInResourceManager()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(5));
        azure.Azure.Faults.Set(new Effect.ShortPages(2));

        var names = new List<string>();
        var pages = 0;
        for (var url = $"{Group}/providers/Microsoft.Network/virtualNetworks?x=1"; url is not null; pages++)
        {
            var page = (await azure.GetAsync(url)).Body!;
            names.AddRange(page["value"]!.AsArray().Select(v => v!["name"]!.GetValue<string>()));
            url = page["nextLink"]?.GetValue<string>();
        }

        Assert.Equal(3, pages);
        Assert.Equal(["v0", "v1", "v2", "v3", "v4"], names);
    }

    [Fact]
    public async Task Loop_LeadsToItself()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(2));
        azure.Azure.Faults.Set(new Effect.Loop());
        const string List = $"{Group}/providers/Microsoft.Network/virtualNetworks";

        var first = (await azure.GetAsync(List)).Body!;
        var second = (await azure.GetAsync(first["nextLink"]!.GetValue<string>())).Body!;
        var page = await QueryAsync(azure, null);
        var next = await QueryAsync(azure, page["$skipToken"]!.GetValue<string>());

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Equal(Ids(page), Ids(next));
        Assert.Equal(page["$skipToken"]!.GetValue<string>(), next["$skipToken"]!.GetValue<string>());
    }

    [Fact]
    public async Task ForeignLink_NamesAnotherHost()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(2));
        azure.Azure.Faults.Set(new Effect.ShortPages(1));
        azure.Azure.Faults.Set(new Effect.ForeignLink("https://elsewhere.example"));

        var list = (await azure.GetAsync($"{Group}/providers/Microsoft.Network/virtualNetworks")).Body!;
        var written = await azure.PutAsync($"{Group}/providers/Microsoft.Network/virtualNetworks/v0", """{"location":"westeurope","properties":{}}""");

        Assert.StartsWith("https://elsewhere.example/subscriptions/", list["nextLink"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("https://elsewhere.example/subscriptions/", written.Headers["Azure-AsyncOperation"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("repeat", "v0 v1 v2 | v2 v3 v4 | v4 v5")]
    [InlineData("change", "v0 v1 v2 | v2* v3 v4 | v4* v5")]
    [InlineData("lose", "v0 v1 v2 | v4 v5")]
    [InlineData("none", "v0 v1 v2 | v3 v4 v5")]
    public async Task Rows_BetweenPages(string kind, string expected)
    {
        await using var azure = await AzureFixture.StartAsync(Networks(6));
        azure.Azure.Faults.Set(new Effect.ShortPages(3));
        if (kind != "none")
        {
            azure.Azure.Faults.Set(kind switch { "repeat" => new Effect.RepeatRows(1), "change" => new Effect.ChangeRows(1), _ => new Effect.LoseRows(1) });
        }

        var pages = new List<string>();
        string? token = null;
        do
        {
            var page = await QueryAsync(azure, token);
            Assert.Equal(6, page["totalRecords"]!.GetValue<int>());
            pages.Add(string.Join(' ', page["data"]!.AsArray().Select(row => row!["id"]!.GetValue<string>()[^2..] + (row["properties"]!["provisioningState"]!.GetValue<string>() == "Succeeded" ? "" : "*"))));
            token = page["$skipToken"]?.GetValue<string>();
        }
        while (token is not null && pages.Count < 10);

        Assert.Equal(expected, string.Join(" | ", pages));
    }

    [Fact]
    public async Task Truncate_SaysSoAndGivesNoToken()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(6));
        azure.Azure.Faults.Set(new Effect.Truncate(2));

        var page = await QueryAsync(azure, null);

        Assert.Equal((6, 2, "true"), (page["totalRecords"]!.GetValue<int>(), page["count"]!.GetValue<int>(), page["resultTruncated"]!.GetValue<string>()));
        Assert.Null(page["$skipToken"]);
    }

    [Fact]
    public async Task StaleIndex_KeepsTheOldEstateInResourceGraphOnly()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(2));
        var id = azure.Azure.Faults.Set(new Effect.StaleIndex());
        await azure.DeleteAsync($"{Group}/providers/Microsoft.Network/virtualNetworks/v0");

        var stale = Ids(await QueryAsync(azure, null)).Count();
        var read = await azure.GetAsync($"{Group}/providers/Microsoft.Network/virtualNetworks/v0");
        azure.Azure.Faults.Clear(id);

        Assert.Equal((2, 404, 1), (stale, read.Status, Ids(await QueryAsync(azure, null)).Count()));
    }

    private static EstateBuilder Networks(int count) =>
        Enumerable.Range(0, count).Aggregate(new EstateBuilder(), (estate, n) => estate.WithNetwork($"{Group}/providers/Microsoft.Network/virtualNetworks/v{n}"));

    private static async Task<JsonNode> QueryAsync(AzureFixture azure, string? token) =>
        (await azure.QueryAsync(Query, token is null ? "{}" : $$"""{"$skipToken":"{{token}}"}""")).Body!;

    private static IEnumerable<string> Ids(JsonNode page) => page["data"]!.AsArray().Select(row => row!["id"]!.GetValue<string>());
}
