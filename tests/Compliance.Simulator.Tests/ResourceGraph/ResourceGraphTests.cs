using System.Text;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceGraph;

public sealed class ResourceGraphTests
{
    private const string Other = "99999999-9999-9999-9999-999999999999";

    [Fact]
    public async Task Query_PagedBySkipToken_GivesEachRowOnce()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(7));
        var ids = new List<string>();
        var token = "";

        for (var page = 0; page < 4 && token is not null; page++)
        {
            var answer = await azure.QueryAsync("resources | project id | order by id asc", token.Length == 0 ? """{"$top":3}""" : $$"""{"$top":3,"$skipToken":"{{token}}"}""");
            Assert.Equal((7, "false"), (answer.Body!["totalRecords"]!.GetValue<int>(), answer.Body["resultTruncated"]!.GetValue<string>()));
            ids.AddRange(answer.Body["data"]!.AsArray().Select(r => r!["id"]!.GetValue<string>()));
            token = answer.Body["$skipToken"]?.GetValue<string>();
        }

        Assert.Null(token);
        Assert.Equal(7, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Theory]
    [InlineData("resources | take 5", "false")]
    [InlineData("resources | project properties", "true")]
    public async Task Query_ThatCannotBePaged_HasNoToken(string query, string truncated)
    {
        await using var azure = await AzureFixture.StartAsync(Networks(7));

        var answer = await azure.QueryAsync(query, query.Contains("take", StringComparison.Ordinal) ? "{}" : """{"$top":3}""");

        Assert.Null(answer.Body!["$skipToken"]);
        Assert.Equal(truncated, answer.Body["resultTruncated"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("resources", """{"$skipToken":"garbage"}""")]
    [InlineData("resources", """{"$top":0}""")]
    [InlineData("resources", """{"$top":1001}""")]
    [InlineData("resources", """{"resultFormat":"xml"}""")]
    [InlineData("", "{}")]
    [InlineData("resources | frobnicate", "{}")]
    [InlineData("policyresources", "{}")]
    public async Task Query_Wrong_IsRefusedInTheShapeOfResourceGraph(string query, string options)
    {
        await using var azure = await AzureFixture.StartAsync(Networks(1));

        var answer = await azure.QueryAsync(query, options);

        Assert.Equal((400, "BadRequest"), (answer.Status, answer.ErrorCode));
        Assert.NotEmpty(answer.Body!["error"]!["details"]![0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Query_TokenOfAnotherQuery_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(3));
        var token = (await azure.QueryAsync("resources | project id", """{"$top":1}""")).Body!["$skipToken"]!.GetValue<string>();

        var answer = await azure.QueryAsync("resources | project name", $$"""{"$skipToken":"{{token}}"}""");

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Query_AsTable_HasTypedColumns()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(1));

        var data = (await azure.QueryAsync("resources | project name, properties, n = 1, b = true", """{"resultFormat":"table"}""")).Body!["data"]!;

        Assert.Equal(["string", "object", "integer", "boolean"], data["columns"]!.AsArray().Select(c => c!["type"]!.GetValue<string>()));
        Assert.Equal("vnet-hub-0", data["rows"]![0]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Query_Row_HasEveryColumnAndLowerCaseType()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithCluster());

        var row = (await azure.QueryAsync("resources")).Body!["data"]![0]!.AsObject();

        Assert.Equal(17, row.Count);
        Assert.Equal(("microsoft.kubernetes/connectedclusters", "rg-edge", Subscription), (row["type"]!.GetValue<string>(), row["resourceGroup"]!.GetValue<string>(), row["subscriptionId"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("resources", 6)]
    [InlineData("dnsresources", 1)]
    [InlineData("ResourceContainers", 1)]
    [InlineData("kubernetesconfigurationresources", 1)]
    public async Task Query_Table_HoldsItsTypesOnly(string table, int rows)
    {
        var estate = new EstateBuilder().Whole()
            .With(Cluster + "/providers/Microsoft.KubernetesConfiguration/extensions/flux", "Microsoft.KubernetesConfiguration/extensions")
            .With(Endpoint + "/privateDnsZoneGroups/default", "Microsoft.Network/privateEndpoints/privateDnsZoneGroups")
            .With($"/subscriptions/{Subscription}/providers/Microsoft.Kubernetes", "Microsoft.Resources/providers");
        await using var azure = await AzureFixture.StartAsync(estate);

        Assert.Equal(rows, (await azure.QueryAsync(table)).Body!["totalRecords"]!.GetValue<int>());
    }

    [Theory]
    [InlineData($$"""{"subscriptions":["{{Subscription}}"],"query":"resources"}""", 200, 1)]
    [InlineData($$"""{"subscriptions":["{{Subscription}}","44444444-4444-4444-4444-444444444444"],"query":"resources"}""", 200, 1)]
    [InlineData($$"""{"managementGroups":["root"],"query":"resources"}""", 200, 2)]
    [InlineData($$"""{"query":"resources"}""", 200, 2)]
    [InlineData($$"""{"subscriptions":["44444444-4444-4444-4444-444444444444"],"query":"resources"}""", 403, 0)]
    public async Task Query_Scope_LimitsRows(string body, int status, int rows)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork().WithNetwork(Network.Replace(Subscription, Other, StringComparison.Ordinal)));

        var answer = await azure.SendAsync(HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources", body);

        Assert.Equal((status, rows), (answer.Status, answer.Body!["count"]?.GetValue<int>() ?? 0));
    }

    [Fact]
    public async Task Query_OverQuota_IsThrottledUntilTheWindowMoves()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        await using var azure = await AzureFixture.StartAsync(Networks(1), new SimulatorOptions { QuotaPerWindow = 2, QuotaWindow = TimeSpan.FromSeconds(5) }, time);

        var first = await azure.QueryAsync("resources");
        time.Advance(TimeSpan.FromSeconds(2));
        await azure.QueryAsync("resources");
        var third = await azure.QueryAsync("resources");
        time.Advance(TimeSpan.FromSeconds(3));
        var fourth = await azure.QueryAsync("resources");

        Assert.Equal(("1", "00:00:05"), (first.Headers["x-ms-user-quota-remaining"], first.Headers["x-ms-user-quota-resets-after"]));
        Assert.Equal((429, "3", "00:00:03", "RateLimiting"), (third.Status, third.Headers["Retry-After"], third.Headers["x-ms-user-quota-resets-after"], third.ErrorCode));
        Assert.Equal(200, fourth.Status);
        Assert.Equal(1, azure.Azure.Counts.ResourceGraphThrottled);
    }

    [Fact]
    public async Task Query_WithoutContentType_EndsIn500()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(1));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"query":"resources"}"""));

        using var response = await azure.Http.PostAsync(new Uri("/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01", UriKind.Relative), content);

        Assert.Equal(500, (int)response.StatusCode);
    }

    [Fact]
    public async Task Query_AfterWrite_SeesIt()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        await azure.PutAsync(Scope, """{"location":"westeurope","properties":{"publicNetworkAccess":"Enabled"}}""");
        var answer = await azure.QueryAsync("resources | where properties.publicNetworkAccess == 'Enabled' | count");

        Assert.Equal(1, answer.Body!["data"]![0]!["Count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Query_WriteBetweenPages_IsSeenByTheNext()
    {
        const string query = "resources | project id, tags | order by id asc";
        await using var azure = await AzureFixture.StartAsync(Networks(3));
        var first = (await azure.QueryAsync(query, """{"$top":1}""")).Body!["$skipToken"]!.GetValue<string>();
        var second = (await azure.QueryAsync(query, $$"""{"$top":1,"$skipToken":"{{first}}"}""")).Body!["$skipToken"]!.GetValue<string>();

        await azure.PatchAsync(Network + "-2", """{"tags":{"team":"edge"}}""");
        var third = await azure.QueryAsync(query, $$"""{"$top":1,"$skipToken":"{{second}}"}""");

        Assert.Equal("edge", third.Body!["data"]![0]!["tags"]!["team"]!.GetValue<string>());
    }

    [Fact]
    public async Task Query_PagesOfTwoQueriesInTurn_AreEachOfTheirOwn()
    {
        await using var azure = await AzureFixture.StartAsync(Networks(6));
        string[] queries = [.. Enumerable.Range(0, 6).Select(number => $"resources | where name endswith '-{number}' or name endswith '-0' | project name, number = {number} | order by name asc")];
        var tokens = new List<string?>();
        foreach (var query in queries)
        {
            tokens.Add((await azure.QueryAsync(query, """{"$top":1}""")).Body!["$skipToken"]?.GetValue<string>());
        }

        for (var number = 1; number < queries.Length; number++)
        {
            var row = (await azure.QueryAsync(queries[number], $$"""{"$top":1,"$skipToken":"{{tokens[number]}}"}""")).Body!["data"]![0]!;
            Assert.Equal(($"vnet-hub-{number}", number), (row["name"]!.GetValue<string>(), row["number"]!.GetValue<int>()));
        }
    }

    private static EstateBuilder Networks(int count) => Enumerable.Range(0, count).Aggregate(new EstateBuilder(), (estate, i) => estate.WithNetwork($"{Network}-{i}"));

    [Theory]
    [InlineData("corp", 200, 1)]
    [InlineData("CORP", 200, 1)]
    [InlineData("lab", 403, 0)]
    public async Task Query_ManagementGroup_HoldsTheSubscriptionsBelowIt(string group, int status, int rows)
    {
        await using var azure = await AzureFixture.StartAsync(Networks(1).With($"/subscriptions/{Subscription}", "microsoft.resources/subscriptions", """{"managementGroupAncestorsChain":[{"name":"corp"},{"name":"root"}]}"""));

        var answer = await azure.SendAsync(HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources", $$"""{"query":"resources","managementGroups":["{{group}}"]}""");

        Assert.Equal((status, rows), (answer.Status, answer.Body!["data"]?.AsArray().Count ?? 0));
    }
}
