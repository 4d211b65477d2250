using System.Net;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

public sealed class AzureEventSubscriptionReaderTests
{
    private const string Nothing = """{"value":[]}""";
    private const string Account = "/subscriptions/ops/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/intake";
    private const string Function = "/subscriptions/ops/resourceGroups/rg/providers/Microsoft.Web/sites/app/functions/OnResourceChange";

    private readonly ScriptedAzure _azure = new();

    [Fact]
    public async Task Read_GlobalList_HasThoseOfTheSubscriptionAlone()
    {
        _azure.Answer("""
            {"value":[
              {"name":"queue","properties":{"topic":"/SUBSCRIPTIONS/s","provisioningState":"Succeeded","expirationTimeUtc":"2027-01-01T00:00:00Z",
                "destination":{"endpointType":"StorageQueue","properties":{"resourceId":"ACCOUNT-ID","queueName":"compliance-changes"}},
                "filter":{"subjectBeginsWith":"/subscriptions/s","subjectEndsWith":"x","includedEventTypes":["Microsoft.Resources.ResourceWriteSuccess"]}}},
              {"name":"of a group","properties":{"topic":"/subscriptions/s/resourceGroups/rg","provisioningState":"Succeeded",
                "destination":{"endpointType":"WebHook","properties":{"endpointBaseUrl":"https://x/api/events"}}}}]}
            """.Replace("ACCOUNT-ID", Account, StringComparison.Ordinal)).Answer(Nothing);

        var found = await ReadAsync();

        var queue = Assert.Single(found!);
        Assert.Equal($"{Account}/queueServices/default/queues/compliance-changes", queue.Destination);
        Assert.Equal((true, "/subscriptions/s", "x"), (queue.IsReady, queue.SubjectBeginsWith, queue.SubjectEndsWith));
        Assert.Equal(["Microsoft.Resources.ResourceWriteSuccess"], queue.EventTypes.ToList());
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), queue.ExpiresAt);
        Assert.Equal(
            ["/subscriptions/s/providers/Microsoft.EventGrid/eventSubscriptions?api-version=2022-06-15", "/subscriptions/s/providers/Microsoft.EventGrid/systemTopics?api-version=2022-06-15"],
            _azure.Requests.Select(request => request.Address.PathAndQuery));
    }

    [Fact]
    public async Task Read_SystemTopics_HasWhatIsBelowThoseOfTheSubscription()
    {
        const string Topic = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.EventGrid/systemTopics/t";
        _azure.Answer(Nothing)
            .Answer("""
                {"value":[{"id":"TOPIC-ID","properties":{"source":"/subscriptions/s","topicType":"microsoft.resources.subscriptions"}},
                          {"id":"TOPIC-ID2","properties":{"source":"ACCOUNT-ID","topicType":"Microsoft.Storage.StorageAccounts"}}]}
                """.Replace("ACCOUNT-ID", Account, StringComparison.Ordinal).Replace("TOPIC-ID", Topic, StringComparison.Ordinal))
            .Answer("""
                {"value":[{"properties":{"topic":"TOPIC-ID","provisioningState":"AwaitingManualAction","filter":{"includedEventTypes":null},
                  "deliveryWithResourceIdentity":{"identity":{"type":"SystemAssigned"},"destination":{"endpointType":"AzureFunction","properties":{"resourceId":"FUNCTION-ID"}}}}}]}
                """.Replace("FUNCTION-ID", Function, StringComparison.Ordinal).Replace("TOPIC-ID", Topic, StringComparison.Ordinal));

        var one = Assert.Single((await ReadAsync())!);

        Assert.Equal((Function, false, 0), (one.Destination, one.IsReady, one.EventTypes.Length));
        Assert.Equal($"{Topic}/eventSubscriptions?api-version=2022-06-15", _azure.Requests[2].Address.PathAndQuery);
    }

    [Fact]
    public async Task Read_SeveralPages_HasAll()
    {
        const string One = """{"properties":{"topic":"/subscriptions/s","destination":{"properties":{"endpointBaseUrl":"https://x"}}}}""";
        _azure.Answer($$"""{"value":[{{One}}],"nextLink":"{{ScriptedAzure.Endpoint}}subscriptions/s/next?page=2"}""").Answer($$"""{"value":[{{One}}]}""").Answer(Nothing);

        Assert.Equal(2, (await ReadAsync())!.Count);
    }

    [Fact]
    public async Task Read_ProviderIsNotRegistered_ThereIsNone()
    {
        const string Refusal = """{"error":{"code":"MissingSubscriptionRegistration","message":"x"}}""";
        _azure.Answer(HttpStatusCode.Conflict, Refusal).Answer(HttpStatusCode.Conflict, Refusal);

        Assert.Empty((await ReadAsync())!);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, Nothing)]
    [InlineData(HttpStatusCode.OK, """{"value":{}}""")]
    [InlineData(HttpStatusCode.OK, """{"value":[],"nextLink":"https://elsewhere/next"}""")]
    public async Task Read_AnswerIsNoWholeList_IsUnknown(HttpStatusCode status, string body)
    {
        _azure.Answer(Nothing).Answer(status, body);

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Read_Simulator_ShowsItsWebhookWhereItIsMade()
    {
        await using var live = await LiveEstate.StartAsync();
        var subscriptions = (await live.Reader.ReadAsync(new(), default)).Estate.Coverage.Subscriptions.Select(read => read.Id).ToList();
        await using var server = Listen();
        await server.StartAsync();
        var webhook = new Uri($"{server.Urls.Single()}/api/events?code=secret");

        await live.Azure.SubscribeAsync(new Simulator.EventSubscription { Webhook = webhook, Subscriptions = [subscriptions[0]] }, default);

        var seen = Assert.Single((await live.EventSubscriptions.ReadAsync(subscriptions[0], default))!.Value);
        Assert.Equal(($"{server.Urls.Single()}/api/events", true), (seen.Destination, seen.IsReady));
        Assert.Empty((await live.EventSubscriptions.ReadAsync(subscriptions[1], default))!.Value);
    }

    private static WebApplication Listen()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(async context =>
        {
            var body = await context.Request.ReadFromJsonAsync<System.Text.Json.JsonElement>();
            await context.Response.WriteAsJsonAsync(new { validationResponse = body[0].GetProperty("data").GetProperty("validationCode").GetString() });
        });
        return server;
    }

    private async Task<IReadOnlyList<Application.Sweeps.EventSubscription>?> ReadAsync()
    {
        var arm = new ResourceManagerClient(_azure.Sender(), new ArmPaces(TimeProvider.System), ScriptedAzure.Endpoint, new StringPool());
        var found = await new AzureEventSubscriptionReader(arm, TimeProvider.System).ReadAsync("s", CancellationToken.None);
        return found?.ToList();
    }
}
