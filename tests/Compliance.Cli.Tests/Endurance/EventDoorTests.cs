using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Testing.Telemetry;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>What comes to the door of a running host and is no proper event: taken, dropped or refused as fits, and counted.</summary>
[Collection(EnduranceTests.Name)]
public sealed class EventDoorTests(ITestOutputHelper output)
{
    [UnixFact]
    public async Task Events_OfEveryKind_AreTakenDroppedOrRefusedAndCounted()
    {
        await using var world = await World.StartAsync(seed: 8, output);
        await using var host = await ServeHost.StartAsync(world.Azure.Endpoint, world.SqliteStore, alerts: null);
        await host.SweptAsync();

        var cluster = world.Clusters[0];
        var good = Event(cluster);
        Assert.Equal((200, (1, 0, 0, 0, 0)), await PostAsync(host, good));
        Assert.Equal((200, (0, 1, 0, 0, 0)), await PostAsync(host, good));
        Assert.Equal((200, (0, 0, 1, 0, 0)), await PostAsync(host, Event("no ARM id")));
        Assert.Equal((200, (0, 0, 1, 0, 0)), await PostAsync(host, Event($"{cluster[..cluster.IndexOf("/providers/", StringComparison.Ordinal)]}/providers/Microsoft.Web/sites/shop")));
        Assert.Equal((200, (1, 0, 0, 0, 1)), await PostAsync(host, new JsonArray(new JsonObject { ["id"] = "no type" }, Event(cluster))));
        Assert.Equal((200, (1, 0, 0, 0, 0)), await PostAsync(host, Event(cluster, "2099-01-01T00:00:00Z")));
        Assert.Equal((200, (5000, 0, 0, 0, 0)), await PostAsync(host, new JsonArray([.. Enumerable.Range(0, 5000).Select(number => SmallEvent(cluster.Split('/')[2], number))])));
        Assert.Equal(413, (await PostAsync(host, new JsonArray([.. Enumerable.Range(0, 5001).Select(number => JsonValue.Create(number))]))).Status);
        Assert.Equal(413, (await PostAsync(host, JsonValue.Create(new string(' ', 1 << 20)))).Status);
        Assert.Equal(400, (await PostAsync(host, new JsonObject())).Status);

        // Nothing of it keeps anything waiting.
        await host.AssessedAsync();
        var page = await host.MetricsAsync();
        Assert.Equal(
            (5003, 1, 2, 1, 1),
            (Events(page, "accepted"), Events(page, "duplicate"), Events(page, "irrelevant"), Events(page, "malformed"), page.Value("compliance_events_early_total")));
        Assert.Equal(
            (2, 1),
            (page.Value("compliance_deliveries_refused_total", ("reason", "too_large")), page.Value("compliance_deliveries_refused_total", ("reason", "malformed"))));
        Assert.Equal(0, page.Value("compliance_changes_pending"));
        await StoredState.EqualsAFreshScanAsync(host, world.Azure.Endpoint, world.Subscriptions);
    }

    [UnixFact]
    public async Task Events_OfAForeignSubscriptionOrWithoutTheSecret_AreCounted()
    {
        await using var world = await World.StartAsync(seed: 9, output);
        var cluster = world.Clusters[0];
        await using var host = await ServeHost.StartAsync(
            world.Azure.Endpoint,
            world.SqliteStore,
            alerts: null,
            governed: cluster.Split('/')[2],
            ("Web__EventsSecretHeader", "x-secret"),
            ("Web__EventsSecret", "0123456789abcdef"));

        var (untrusted, _) = await PostAsync(host, Event(cluster));
        host.Http.DefaultRequestHeaders.Add("x-secret", "0123456789abcdef");
        var foreign = await PostAsync(host, Event(cluster.Replace(cluster.Split('/')[2], Guid.Empty.ToString(), StringComparison.Ordinal)));

        Assert.Equal((401, (200, (0, 0, 0, 1, 0))), (untrusted, foreign));
        var page = await host.MetricsAsync();
        Assert.Equal((1, 1), (page.Value("compliance_deliveries_refused_total", ("reason", "untrusted")), Events(page, "ungoverned")));
    }

    private static double? Events(PrometheusPage page, string outcome) => page.Value("compliance_events_total", ("outcome", outcome));

    private static JsonObject Event(string subject, string? time = null) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = Guid.NewGuid().ToString(),
        ["source"] = "/subscriptions/door",
        ["type"] = "Microsoft.Resources.ResourceWriteSuccess",
        ["time"] = time ?? TimeProvider.System.GetUtcNow().ToString("O"),
        ["subject"] = subject,
        ["data"] = new JsonObject(),
    };

    // 5000 of them are less than 1 MB.
    private static JsonObject SmallEvent(string subscription, int number) => new()
    {
        ["id"] = $"{number}",
        ["source"] = "s",
        ["type"] = "Microsoft.Resources.ResourceWriteSuccess",
        ["time"] = "2026-01-01T00:00Z",
        ["subject"] = $"/subscriptions/{subscription}/providers/Microsoft.Kubernetes",
    };

    /// <returns>The status, and the receipt: accepted, duplicates, irrelevant, ungoverned, malformed.</returns>
    private static async Task<(int Status, (int, int, int, int, int) Receipt)> PostAsync(ServeHost host, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await host.Http.PostAsync(new Uri("api/events", UriKind.Relative), content);
        if (response.StatusCode is not HttpStatusCode.OK)
        {
            return ((int)response.StatusCode, default);
        }

        var receipt = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return (200, (Of("accepted"), Of("duplicates"), Of("irrelevant"), Of("ungoverned"), Of("malformed")));
        int Of(string name) => receipt.GetProperty(name).GetInt32();
    }
}
