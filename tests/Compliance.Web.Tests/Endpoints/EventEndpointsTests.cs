using System.Net;
using Compliance.Application;
using Compliance.Application.Signals;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class EventEndpointsTests
{
    private const string Path = "/api/events";

    private static string Subject => Samples.Cluster("store-1").Text;

    private static string GridEvent(string id = "1", string? subject = null) =>
        $$"""{"id":"{{id}}","topic":"/subscriptions/{{Stores.Governed}}","subject":"{{subject ?? Subject}}","eventType":"Microsoft.Resources.ResourceWriteSuccess","eventTime":"2026-11-20T08:30:00Z","data":{"operationName":"x/write"},"dataVersion":"2","metadataVersion":"1"}""";

    private static string CloudEvent(string id = "1") =>
        $$"""{"specversion":"1.0","id":"{{id}}","source":"/subscriptions/{{Stores.Governed}}","subject":"{{Subject}}","type":"Microsoft.Resources.ResourceWriteSuccess","time":"2026-11-20T08:30:00Z","data":{ } }""";

    public static TheoryData<string, string, int> Deliveries => new()
    {
        { $"[{GridEvent("1")},{GridEvent("2")}]", "application/json", 2 },
        { GridEvent(), "application/json", 1 },
        { CloudEvent(), "application/cloudevents+json", 1 },
        { $"[{CloudEvent("1")},{CloudEvent("2")}]", "application/cloudevents-batch+json", 2 },
        { GridEvent(), "text/plain", 1 },
        { "[]", "application/json", 0 },
    };

    [Theory]
    [MemberData(nameof(Deliveries))]
    public async Task Post_AnySchema_StoresChangesAndWakesAssessor(string body, string contentType, int expected)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync(Path, body, contentType);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, (await response.JsonAsync()).GetProperty("accepted").GetInt32());
        Assert.Equal(expected, (await web.Stores.Changes.ListPendingAsync(10, default)).Count);
        Assert.Equal(expected > 0, web.Stores.Signals.Sent.Any(signal => signal.Target is SignalTarget.Assessor));
    }

    [Fact]
    public async Task Post_SameEventTwice_IsStoredOnce()
    {
        await using var web = await RunningWeb.StartAsync();
        using var first = await web.PostAsync(Path, GridEvent());

        using var second = await web.PostAsync(Path, GridEvent());

        Assert.Equal(1, (await second.JsonAsync()).GetProperty("duplicates").GetInt32());
        Assert.Single(await web.Stores.Changes.ListPendingAsync(10, default));
    }

    [Fact]
    public async Task Post_ForeignSubscription_IsCountedAndDropped()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync(Path, GridEvent(subject: Subject.Replace(Stores.Governed, Guid.Empty.ToString(), StringComparison.Ordinal)));

        Assert.Equal(1, (await response.JsonAsync()).GetProperty("ungoverned").GetInt32());
        Assert.Empty(await web.Stores.Changes.ListPendingAsync(10, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{\"eventType\":\"\\ud800\"}")]
    [InlineData("{\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\",\"data\":{}}")]
    public async Task Post_Malformed_Is400AndStoresNothing(string body)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync(Path, body);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Empty(await web.Stores.Changes.ListPendingAsync(10, default));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"eventType":"\ud800"}""")]
    [InlineData("""{"id":"x","eventType":"Microsoft.Resources.ResourceWriteSuccess","topic":"t","subject":"/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c","eventTime":"yesterday"}""")]
    public async Task Post_MalformedAmongOthers_SpoilsOnlyItself(string malformed)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync(Path, $"[{GridEvent("1")},{malformed},{GridEvent("2")}]");

        // Event Grid never sends again what was answered with 400.
        var receipt = await response.JsonAsync();
        Assert.Equal((2, 1), (receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("malformed").GetInt32()));
        Assert.Equal(2, (await web.Stores.Changes.ListPendingAsync(10, default)).Count);
    }

    [Fact]
    public async Task Post_EventFromTheFuture_IsTakenAsOfNow()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync(Path, GridEvent().Replace("2026-11-20", "2099-11-20", StringComparison.Ordinal));

        Assert.Equal(1, (await response.JsonAsync()).GetProperty("accepted").GetInt32());
        var change = Assert.Single(await web.Stores.Changes.ListPendingAsync(10, default));
        Assert.Equal((web.Stores.Time.GetUtcNow(), web.Stores.Time.GetUtcNow()), (change.EventTime, change.ReceivedAt));
    }

    [Theory]
    [InlineData(5000, HttpStatusCode.OK)]
    [InlineData(5001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Post_ManyEvents_AreTakenUpToEventGridsOwnLimit(int count, HttpStatusCode expected)
    {
        await using var web = await RunningWeb.StartAsync();
        var events = Enumerable.Range(0, count).Select(id => $$"""{"id":"{{id}}","type":"Other"}""");

        using var response = await web.PostAsync(Path, $"[{string.Join(',', events)}]");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Post_AgainAfterTheSignalFailed_WakesTheAssessor()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Stores.Signals.Fault = new StoreUnavailableException();
        using var first = await web.PostAsync(Path, GridEvent());
        web.Stores.Signals.Fault = null;

        using var second = await web.PostAsync(Path, GridEvent());

        await first.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(1, (await second.JsonAsync()).GetProperty("duplicates").GetInt32());
        Assert.Contains(web.Stores.Signals.Sent, signal => signal.Target is SignalTarget.Assessor);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_OverOneMegabyte_Is413AndStoresNothing(bool chunked)
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent($"[{GridEvent()}{new string(' ', 1024 * 1024)}]") };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await web.Client.SendAsync(request);

        await response.ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        Assert.Empty(await web.Stores.Changes.ListPendingAsync(10, default));
    }

    [Fact]
    public async Task Post_ExactlyOneMegabyte_IsAccepted()
    {
        await using var web = await RunningWeb.StartAsync();
        var body = GridEvent();

        using var response = await web.PostAsync(Path, body + new string(' ', (1024 * 1024) - body.Length));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Post_StoreAway_Is503WithRetryAfter()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Stores.Changes.IsAway = true;

        using var response = await web.PostAsync(Path, GridEvent());

        await response.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(30), response.Headers.RetryAfter?.Delta);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Post_EventGridHandshake_EchoesCode()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync(
            Path, """[{"id":"1","topic":"/subscriptions/x","subject":"","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2026-11-20T08:30:00Z","data":{"validationCode":"512d38b6","validationUrl":"https://example.invalid"}}]""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"validationResponse":"512d38b6"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_SubscriptionDeletion_IsAccepted()
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("[]"), Headers = { { "aeg-event-type", "SubscriptionDeletion" } } };

        using var response = await web.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Options_WithOrigin_AgreesToIt()
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, Path) { Headers = { { "WebHook-Request-Origin", "eventgrid.azure.net" }, { "WebHook-Request-Rate", "120" } } };

        using var response = await web.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("eventgrid.azure.net", response.Headers.GetValues("WebHook-Allowed-Origin").Single());
        Assert.Equal("*", response.Headers.GetValues("WebHook-Allowed-Rate").Single());
        Assert.Equal("POST", Assert.Single(response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("0123456789abcdef", HttpStatusCode.OK)]
    [InlineData("0123456789abcdeF", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Post_SecretConfigured_IsDemanded(string? given, HttpStatusCode expected)
    {
        await using var web = await RunningWeb.StartAsync(options => (options.EventsSecretHeader, options.EventsSecret) = ("X-Compliance-Key", "0123456789abcdef"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(GridEvent()) };
        if (given is not null)
        {
            request.Headers.Add("X-Compliance-Key", given);
        }

        using var response = await web.Client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected is HttpStatusCode.OK ? 1 : 0, (await web.Stores.Changes.ListPendingAsync(10, default)).Count);
    }
}
