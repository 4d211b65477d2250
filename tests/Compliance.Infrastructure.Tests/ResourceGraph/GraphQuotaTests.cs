using System.Net;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Compliance.Testing.Telemetry;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

public sealed class GraphQuotaTests
{
    private const string NoRows = """{"totalRecords":0,"data":[]}""";

    private readonly FakeTime _time = new();
    private readonly ScriptedAzure _azure = new();
    private readonly AzureMetrics _metrics = new(new TestMeters());

    [Fact]
    public async Task WaitAsync_NothingRemains_WaitsForTheReset()
    {
        _azure.Answer(NoRows, ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:03")).Answer(NoRows);
        var client = Client();
        await ReadAsync(client);

        var second = ReadAsync(client);
        await Pending();
        _time.Advance(TimeSpan.FromMilliseconds(2999));
        await Pending();

        Assert.Single(_azure.Requests);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await second;
        Assert.Equal(2, _azure.Requests.Count);
    }

    [Fact]
    public async Task WaitAsync_SomethingRemains_DoesNotWait()
    {
        _azure.Answer(NoRows, ("x-ms-user-quota-remaining", "1"), ("x-ms-user-quota-resets-after", "00:00:03")).Answer(NoRows);
        var client = Client();
        await ReadAsync(client);

        await ReadAsync(client);

        Assert.Equal(2, _azure.Requests.Count);
    }

    [Fact]
    public async Task WaitAsync_MoreThanAWindowAtOnce_SendsTheRestInTheNext()
    {
        var quota = new GraphQuota(_time);

        for (var i = 0; i < 15; i++)
        {
            await quota.WaitAsync(CancellationToken.None);
        }

        var sixteenth = quota.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(sixteenth.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        await sixteenth;
    }

    [Fact]
    public async Task WaitAsync_Throttled_HoldsEveryRequestForRetryAfter()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "1")).Answer(NoRows);
        _azure.Options.MaxRetries = 0;
        var client = Client();
        await ReadAsync(client);

        var next = ReadAsync(client);
        await Pending();

        Assert.Single(_azure.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;
        Assert.Equal(2, _azure.Requests.Count);
    }

    // The request waits for a timer of the fake time; until it does there is nothing to see.
    private async Task Pending()
    {
        while (_time.PendingTimers == 0)
        {
            await Task.Yield();
        }
    }

    private Task ReadAsync(ResourceGraphClient client) => client.ReadAsync("q", new QueryArea(), new WaitClock(_time), CancellationToken.None);

    private ResourceGraphClient Client() => new(_azure.Pipeline(new GraphQuotaPolicy(new GraphQuota(_time), _metrics)), ScriptedAzure.Endpoint, new StringPool(), _metrics);
}
