using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Compliance.Simulator.Faults;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.Faults;

public sealed class HttpFaultTests
{
    [Theory]
    [InlineData(429, "TooManyRequests", 7, "7")]
    [InlineData(429, "TooManyRequests", null, null)]
    [InlineData(500, "InternalServerError", null, null)]
    [InlineData(502, "BadGateway", null, null)]
    [InlineData(503, "ServiceUnavailable", 1, "1")]
    [InlineData(504, "GatewayTimeout", null, null)]
    public async Task Status_AnswersItWithItsCode(int status, string code, int? retryAfter, string? header)
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Effect.Status(status) { RetryAfterSeconds = retryAfter });

        var answer = await azure.GetAsync(Scope);

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
        Assert.Equal(header, answer.Headers.GetValueOrDefault("Retry-After"));
    }

    [Fact]
    public async Task Target_NarrowsToMethodAndPath()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Fault { On = new FaultTarget { Area = FaultArea.Arm, Method = "get", Path = "*/privatednszones/*" }, Do = new Effect.Status(503) });

        int[] statuses = [(await azure.GetAsync(Zone)).Status, (await azure.GetAsync(Scope)).Status, (await azure.DeleteAsync(RecordSet)).Status, (await azure.QueryAsync("resources")).Status];

        Assert.Equal([503, 200, 200, 200], statuses);
    }

    [Fact]
    public async Task Target_OfAQuery_LeavesOtherQueriesAlone()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Fault { On = new FaultTarget { Query = "*dnsresources*" }, Do = new Effect.Status(503) });

        int[] statuses = [(await azure.QueryAsync("DnsResources | project id")).Status, (await azure.QueryAsync("resources | project id")).Status, (await azure.GetAsync(Scope)).Status];

        Assert.Equal([503, 200, 200], statuses);
    }

    [Fact]
    public async Task Struck_AnswerWithoutABody_LeavesTheConnectionOpen()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Effect.ShortPages(5));
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                connections++;
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = azure.Azure.Endpoint };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");

        using var nothing = await http.DeleteAsync($"{Scope}-that-never-was?api-version=2024-06-01");
        using var scope = await http.GetAsync($"{Scope}?api-version=2024-06-01");

        Assert.Equal((204, 200), ((int)nothing.StatusCode, (int)scope.StatusCode));
        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task SkipAndTimes_StrikeInTheMiddle()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Fault { Do = new Effect.Status(500), Skip = 1, Times = 2 });

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            statuses.Add((await azure.GetAsync(Scope)).Status);
        }

        Assert.Equal([200, 500, 500, 200], statuses);
        Assert.Equal((4, 2), (azure.Azure.Faults.List()[0].Matched, azure.Azure.Faults.List()[0].Struck));
    }

    [Fact]
    public async Task Probability_SameSeed_StrikesTheSameRequests()
    {
        async Task<string> RunAsync(int seed)
        {
            await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
            azure.Azure.Faults.Set(new Fault { Do = new Effect.Status(500), Probability = 0.5, Seed = seed });
            var statuses = new List<int>();
            for (var call = 0; call < 40; call++)
            {
                statuses.Add((await azure.GetAsync(Scope)).Status);
            }

            return string.Join(',', statuses);
        }

        var first = await RunAsync(1);

        Assert.Contains("200", first, StringComparison.Ordinal);
        Assert.Contains("500", first, StringComparison.Ordinal);
        Assert.Equal(first, await RunAsync(1));
        Assert.NotEqual(first, await RunAsync(2));
    }

    [Fact]
    public async Task ForSeconds_EndsByTheClock()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole(), time: time);
        azure.Azure.Faults.Set(new Fault { Do = new Effect.Status(500), ForSeconds = 30 });

        var during = (await azure.GetAsync(Scope)).Status;
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal((500, 200), (during, (await azure.GetAsync(Scope)).Status));
    }

    [Fact]
    public async Task Slow_AnswersWhenTheTimeHasPassed()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole(), time: time);
        azure.Azure.Faults.Set(new Effect.Slow(5));

        var call = azure.GetAsync(Scope);
        await Until(() => azure.Azure.Faults.List()[0].Struck == 1);
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(200, (await call).Status);
    }

    [Fact]
    public async Task Hang_EndsWithTheSimulatorOrTheClient()
    {
        var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Effect.Hang());

        using var patience = new CancellationTokenSource();
        var impatient = azure.Http.GetAsync(Scope + "?api-version=2024-07-10", patience.Token);
        var patient = azure.GetAsync(Scope);
        await Until(() => azure.Azure.Faults.List()[0].Struck == 2);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        await azure.Azure.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => patient);
        await azure.DisposeAsync();
    }

    [Fact]
    public async Task Reset_BreaksTheBodyOff()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Effect.Reset { AfterBytes = 10 });

        using var response = await azure.Http.GetAsync(Scope + "?api-version=2024-07-10", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var received = new byte[10];
        await body.ReadExactlyAsync(received);

        Assert.True(response.Content.Headers.ContentLength > 10);
        await Assert.ThrowsAnyAsync<IOException>(async () => await body.ReadExactlyAsync(new byte[1]));
    }

    [Fact]
    public async Task Malformed_IsNoJson()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Effect.Malformed());

        var text = await azure.Http.GetStringAsync(Scope + "?api-version=2024-07-10");

        Assert.NotEmpty(text);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Fact]
    public async Task Header_AndSkew_ChangeTheHead()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole(), time: time);
        azure.Azure.Faults.Set(new Effect.Header("x-ms-tenant-subscription-limit-hit", "true"));
        azure.Azure.Faults.Set(new Effect.Header("x-ms-user-quota-remaining"));
        azure.Azure.Faults.Set(new Effect.Skew(-600));

        var answer = await azure.QueryAsync("resources");

        Assert.Equal(("true", "Sat, 21 Nov 2026 08:50:00 GMT"), (answer.Headers["x-ms-tenant-subscription-limit-hit"], answer.Headers["Date"]));
        Assert.DoesNotContain("x-ms-user-quota-remaining", answer.Headers.Keys);
    }

    [Fact]
    public async Task Deny_HidesTheSubscription()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());
        azure.Azure.Faults.Set(new Effect.Deny(Subscription));

        int[] statuses = [(await azure.GetAsync(Scope)).Status, (await azure.GetAsync($"/subscriptions/{Subscription}")).Status, (await azure.QueryAsync("resources")).Body!["data"]!.AsArray().Count, (await azure.GetAsync("/subscriptions")).Body!["value"]!.AsArray().Count];

        Assert.Equal([403, 403, 0, 0], statuses);
    }

    [Fact]
    public async Task FailOperation_EndsFailedAndLeavesTheResource()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork());
        azure.Azure.Faults.Set(new Fault { On = new FaultTarget { Method = "PUT" }, Do = new Effect.FailOperation { ErrorCode = "Nope" } });

        var written = await azure.PutAsync(Network, """{"location":"westeurope","properties":{"addressSpace":{"addressPrefixes":["10.99.0.0/16"]}}}""");
        var status = (await azure.GetAsync(new Uri(written.Headers["Azure-AsyncOperation"]).PathAndQuery)).Body!;
        var after = await azure.GetAsync(Network);

        Assert.Equal(("Failed", "Nope"), (status["status"]!.GetValue<string>(), status["error"]!["code"]!.GetValue<string>()));
        Assert.Equal(("Failed", "10.20.0.0/16"), (after.Properties["provisioningState"]!.GetValue<string>(), after.Properties["addressSpace"]!["addressPrefixes"]![0]!.GetValue<string>()));
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
