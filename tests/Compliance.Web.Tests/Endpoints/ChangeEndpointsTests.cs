using System.Net;
using Compliance.Application.Changes;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class ChangeEndpointsTests
{
    [Fact]
    public async Task List_SetAside_HasTheErrorAndNoOthers()
    {
        await using var web = await RunningWeb.StartAsync();
        await web.Stores.Changes.AddAsync([ChangeOf("1"), ChangeOf("2")], default);
        await web.Stores.Changes.FailAsync([ChangeOf("2")], "Azure refuses it.", 1, Samples.At, default);

        var list = await web.GetJsonAsync("/api/changes/set-aside");

        var one = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("Azure refuses it.", 1), (one.GetProperty("error").GetString(), one.GetProperty("attempts").GetInt32()));
        Assert.Equal(Samples.Cluster("2").Text, one.GetProperty("resourceId").GetString());
    }

    [Fact]
    public async Task List_TopIsNone_IsRefused()
    {
        await using var web = await RunningWeb.StartAsync();

        using var answer = await web.Client.GetAsync("/api/changes/set-aside?top=0");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Change ChangeOf(string id) => new()
    {
        Key = id, Source = "s", EventId = id, EventType = "t", ResourceId = Samples.Cluster(id), EventTime = Samples.At, ReceivedAt = Samples.At,
    };
}
