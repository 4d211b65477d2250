using System.Net;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

public sealed class GraphQuotaTests
{
    private const string NoRows = """{"totalRecords":0,"data":[]}""";

    private readonly FakeTime _time = new();
    private readonly ScriptedAzure _azure = new();
    private readonly GraphQuota _quota;

    public GraphQuotaTests() => _quota = new GraphQuota(_time);

    [Fact]
    public async Task Take_NothingRemains_WaitsForTheReset()
    {
        _azure.Answer(NoRows, ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:03")).Answer(NoRows);
        await ReadAsync();

        var second = ReadAsync();
        await _time.DueInAsync(TimeSpan.FromSeconds(3), second);
        _time.Advance(TimeSpan.FromMilliseconds(2999));

        Assert.Single(_azure.Requests);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await second;
        Assert.Equal(2, _azure.Requests.Count);
    }

    [Fact]
    public async Task Take_SomethingRemains_DoesNotWait()
    {
        _azure.Answer(NoRows, ("x-ms-user-quota-remaining", "1"), ("x-ms-user-quota-resets-after", "00:00:03")).Answer(NoRows);
        await ReadAsync();

        await ReadAsync();

        Assert.Equal(2, _azure.Requests.Count);
    }

    [Fact]
    public void Take_MoreThanAWindowAtOnce_AdmitsTheRestInTheNext()
    {
        for (var i = 0; i < 15; i++)
        {
            Assert.Null(_quota.Take());
        }

        Assert.Equal(TimeSpan.FromSeconds(5), _quota.Take());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(_quota.Take());
    }

    [Fact]
    public async Task Take_AnswersOvertakeEachOther_TheSmallerNumberCounts()
    {
        var slow = new TaskCompletionSource<HttpResponseMessage>();
        _azure.Answer((_, _) => slow.Task).Answer(NoRows, ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:05"));
        var first = ReadAsync();
        await _time.DueInAsync(_azure.Options.TryTimeout, first);
        await ReadAsync();

        slow.SetResult(ScriptedAzure.Reply(HttpStatusCode.OK, NoRows, ("x-ms-user-quota-remaining", "1"), ("x-ms-user-quota-resets-after", "00:00:05")));
        await first;

        Assert.Equal(TimeSpan.FromSeconds(5), _quota.Take());
    }

    [Fact]
    public async Task Take_Throttled_HoldsEveryRequestForRetryAfter()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "1")).Answer(NoRows);
        _azure.Options.MaxRetries = 0;
        await ReadAsync();

        var next = ReadAsync();
        await _time.DueInAsync(TimeSpan.FromSeconds(1), next);

        Assert.Single(_azure.Requests);
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;
        Assert.Equal(2, _azure.Requests.Count);
    }

    [Fact]
    public async Task Take_ManyReadsSideBySide_NeverExceedWhatAzureAdmits()
    {
        var admitted = new Queue<DateTimeOffset>();
        _azure.Always = _ =>
        {
            lock (admitted)
            {
                while (admitted.TryPeek(out var oldest) && oldest + TimeSpan.FromSeconds(5) <= _time.GetUtcNow())
                {
                    admitted.Dequeue();
                }

                if (admitted.Count == 15)
                {
                    return ScriptedAzure.Reply(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "5"));
                }

                admitted.Enqueue(_time.GetUtcNow());
                var resets = admitted.Peek() + TimeSpan.FromSeconds(5) - _time.GetUtcNow();
                return ScriptedAzure.Reply(HttpStatusCode.OK, NoRows, ("x-ms-user-quota-remaining", $"{15 - admitted.Count}"), ("x-ms-user-quota-resets-after", $"{resets:hh\\:mm\\:ss}"));
            }
        };
        var reads = Enumerable.Range(0, 100).Select(_ => ReadAsync()).ToList();
        var all = Task.WhenAll(reads);
        while (!all.IsCompleted)
        {
            if (_time.DueIn is { } due && due <= TimeSpan.FromSeconds(5))
            {
                _time.Advance(due);
            }

            await Task.Delay(1);
        }

        Assert.All(reads, read => Assert.Equal(ReadOutcome.Complete, read.Result.Outcome));
        Assert.Equal(100, _azure.Requests.Count);
    }

    [Fact]
    public async Task Take_BeyondAllPatience_IsThrottledUnsent()
    {
        _azure.Answer(NoRows, ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "01:00:00"));
        await ReadAsync();

        var read = await ReadAsync();

        Assert.Equal((ReadOutcome.Throttled, "Azure answered 429 OverQuota: the next request is admitted in 01:00:00."), (read.Outcome, read.Reason));
        Assert.Single(_azure.Requests);
    }

    private Task<GraphRead> ReadAsync() =>
        new ResourceGraphClient(_azure.Sender(_time), _quota, ScriptedAzure.Endpoint, new StringPool(), _azure.Log.For<ResourceGraphClient>()).ReadAsync("q", new QueryArea(), new WaitClock(_time), CancellationToken.None);
}
