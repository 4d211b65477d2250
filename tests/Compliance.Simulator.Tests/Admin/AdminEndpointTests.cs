using System.Text;
using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Tests.Events;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.Admin;

public sealed class AdminEndpointTests
{
    [Fact]
    public async Task Fault_SetListedAndTakenBack()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());

        var set = await PostAsync(azure, "faults", """{"on":{"area":"arm","method":"GET","path":"*/privateLinkScopes/*"},"do":{"kind":"status","status":429,"retryAfterSeconds":2},"times":5}""");
        var id = set.Body!["id"]!.GetValue<string>();
        var struck = await azure.GetAsync(Scope);
        var listed = Assert.Single(azure.Azure.Faults.List());
        var removed = await azure.DeleteAsync($"/simulator/faults/{id}");
        var again = await azure.DeleteAsync($"/simulator/faults/{id}");

        Assert.Equal((201, 429, "2", 1), (set.Status, struck.Status, struck.Headers["Retry-After"], listed.Struck));
        Assert.Equal(new Fault { On = new FaultTarget { Area = FaultArea.Arm, Method = "GET", Path = "*/privateLinkScopes/*" }, Do = new Effect.Status(429) { RetryAfterSeconds = 2 }, Times = 5 }, listed.Fault);
        Assert.Equal((204, 404, 200), (removed.Status, again.Status, (await azure.GetAsync(Scope)).Status));
    }

    public static TheoryData<string> Kinds => new(
        """{"kind":"status","status":503,"code":"Busy"}""",
        """{"kind":"slow","seconds":0.1}""",
        """{"kind":"hang"}""",
        """{"kind":"reset","afterBytes":10}""",
        """{"kind":"malformed"}""",
        """{"kind":"header","name":"x-ms-tenant-subscription-limit-hit","value":"true"}""",
        """{"kind":"skew","seconds":-300}""",
        $$"""{"kind":"deny","subscription":"{{Subscription}}"}""",
        """{"kind":"shortPages","rows":2}""",
        """{"kind":"loop"}""",
        """{"kind":"foreignLink","origin":"https://elsewhere.example"}""",
        """{"kind":"failOperation","code":"Nope","message":"No."}""",
        """{"kind":"repeatRows","rows":1}""",
        """{"kind":"changeRows","rows":1}""",
        """{"kind":"loseRows","rows":1}""",
        """{"kind":"truncate","rows":1}""",
        """{"kind":"staleIndex"}""",
        """{"kind":"lose"}""",
        """{"kind":"repeat","copies":2}""",
        """{"kind":"delay","seconds":1}""",
        """{"kind":"reorder","behind":2}""");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EachKind_IsReadAndShownAsItWasSent(string effect)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var set = await PostAsync(azure, "faults", $$"""{"do":{{effect}}}""");

        Assert.Equal(201, set.Status);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(effect), set.Body!["fault"]!["do"]), set.Body.ToJsonString());
    }

    [Theory]
    [InlineData("""{"do":{"kind":"explode"}}""")]
    [InlineData("""{"do":{"kind":"status"}}""")]
    [InlineData("""{"do":{"kind":"status","status":200}}""")]
    [InlineData("""{"do":{"kind":"hang","minutes":1}}""")]
    [InlineData("""{"do":{"kind":"hang"},"time":1}""")]
    [InlineData("""{"do":{"kind":"hang"},"times":0}""")]
    [InlineData("""{"do":{"kind":"hang"},"probability":0}""")]
    [InlineData("""{"on":{"area":"events"},"do":{"kind":"hang"}}""")]
    [InlineData("""{"on":{"area":"arm","query":"*"},"do":{"kind":"hang"}}""")]
    [InlineData("""{"on":{}}""")]
    [InlineData("null")]
    [InlineData("{")]
    public async Task Fault_Wrong_IsRefusedAndNotSet(string body)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var answer = await PostAsync(azure, "faults", body);

        Assert.Equal((400, "InvalidRequest", 0), (answer.Status, answer.ErrorCode, azure.Azure.Faults.List().Count));
    }

    [Fact]
    public async Task Fault_NotSentAsJson_IsRefused()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());
        using var form = new StringContent("""{"do":{"kind":"hang"}}""", Encoding.UTF8, "text/plain");

        using var answer = await azure.Http.PostAsync("/simulator/faults", form);

        Assert.Equal((400, 0), ((int)answer.StatusCode, azure.Azure.Faults.List().Count));
    }

    [Fact]
    public async Task Subscription_GetsTheSchemaAndTopicItAskedFor()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var made = await PostAsync(azure, "subscriptions", $$"""{"webhook":"{{webhook.Url}}","schema":"cloudEvents","topic":"resourceNotifications","headers":{"x-secret":"s"} }""");
        await azure.PatchAsync(Scope, """{"tags":{"a":"b"}}""");
        var received = await webhook.NextAsync();

        Assert.Equal((201, "Microsoft.ResourceNotifications.Resources.CreatedOrUpdated", "s"), (made.Status, received.Body["type"]!.GetValue<string>(), received.Headers["x-secret"]));
    }

    [Fact]
    public async Task Subscription_WithoutHandshake_Is502()
    {
        await using var webhook = await Webhook.StartAsync();
        webhook.Validate = _ => "something else";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var answer = await PostAsync(azure, "subscriptions", $$"""{"webhook":"{{webhook.Url}}"}""");

        Assert.Equal((502, "HandshakeFailed"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Counts_TellWhatHappened()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());
        await azure.GetAsync(Scope);

        var counts = await azure.GetAsync("/simulator/counts");

        Assert.Equal(1, counts.Body!["resourceManagerReads"]!.GetValue<long>());
    }

    private static Task<Answer> PostAsync(AzureFixture azure, string what, string body) => azure.SendAsync(HttpMethod.Post, $"/simulator/{what}", body);
}
