using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

public sealed partial class PartitionedReadTests
{
    private const string Query = "resources\n| order by id asc\n";

    private readonly ScriptedAzure _azure = new();

    [Fact]
    public async Task ReadAsync_LargeAnswer_IsReadInPartitionsAndOrdered()
    {
        Serve([.. Enumerable.Range(0, 10_001)]);

        var read = await ReadAsync(Query);

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Equal(10_001, read.Rows.Count);
        Assert.Equal(read.Rows.Select(row => row.Id).Order(), read.Rows.Select(row => row.Id));
        Assert.Equal(1 + 13, _azure.Requests.Count);
        Assert.Equal(13, _azure.Requests.Count(request => PartitionOf(request.Body) is not null));
    }

    [Fact]
    public async Task ReadAsync_UpToTenPages_IsReadPageByPage()
    {
        Serve([.. Enumerable.Range(0, 10_000)]);

        var read = await ReadAsync(Query);

        Assert.Equal((ReadOutcome.Complete, 10_000), (read.Outcome, read.Rows.Count));
        Assert.Equal(10, _azure.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_QueryThatIsNotOrderedAtItsEnd_IsReadPageByPage()
    {
        Serve([.. Enumerable.Range(0, 10_500)]);

        var read = await ReadAsync("resources\n| order by id asc\n| project id, type");

        Assert.Equal((ReadOutcome.Complete, 10_500), (read.Outcome, read.Rows.Count));
        Assert.DoesNotContain(_azure.Requests, request => PartitionOf(request.Body) is not null);
    }

    [Fact]
    public async Task ReadAsync_EstateShrinksMeanwhile_IsComplete()
    {
        Serve([.. Enumerable.Range(0, 10_500)], afterFirst: [.. Enumerable.Range(0, 10_400)]);

        var read = await ReadAsync(Query);

        Assert.Equal((ReadOutcome.Complete, 10_400), (read.Outcome, read.Rows.Count));
    }

    [Fact]
    public async Task ReadAsync_PartitionsThatLoseRows_IsTruncated()
    {
        Serve([.. Enumerable.Range(0, 10_500)], hashOf: row => row % 2 == 0 ? row : -1);

        var read = await ReadAsync(Query);

        Assert.Equal((ReadOutcome.Truncated, "Resource Graph has 10500 rows and gave 5250."), (read.Outcome, read.Reason));
    }

    [Fact]
    public async Task ReadAsync_OnePartitionFails_SaysSoAndAsksNoMore()
    {
        Serve([.. Enumerable.Range(0, 40_000)]);
        var serve = _azure.Always!;
        var (tries, failed) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        for (var answer = 0; answer < 100; answer++)
        {
            _azure.Answer(async (request, _) =>
            {
                if (PartitionOf(request.Body) is not { } partition)
                {
                    return serve(request);
                }

                if (partition.Number == 0)
                {
                    if (Interlocked.Increment(ref tries) > _azure.Options.MaxRetries)
                    {
                        failed.SetResult();
                    }

                    return ScriptedAzure.Reply(HttpStatusCode.BadGateway, "");
                }

                // However busy the machine is: the others are answered after the one has failed to the last retry.
                await failed.Task;
                return serve(request);
            });
        }

        var read = await ReadAsync(Query);

        Assert.Equal(ReadOutcome.Failed, read.Outcome);
        Assert.StartsWith("Azure answered 502 ", read.Reason, StringComparison.Ordinal);
        Assert.InRange(_azure.Requests.Count, 4, 45);
    }

    [Theory]
    [InlineData("resources\n| order by id asc\n", 2, "resources\n| where hash(tolower(id), 2) == 0\n| order by id asc\n", "resources\n| where hash(tolower(id), 2) >= 1\n| order by id asc\n")]
    public void Split_OrderedQuery_FiltersBeforeTheOrder(string query, int count, string first, string second) =>
        Assert.Equal([first, second], GraphPartitions.Split(query, count)!);

    [Fact]
    public void Split_EachOwnQuery_CanBeDivided() =>
        Assert.All(new[] { GraphQueries.Clusters, GraphQueries.Chains, GraphQueries.Records }, query => Assert.NotNull(GraphPartitions.Split(query, 2)));

    [Fact]
    public void CountFor_AbsurdTotal_IsBounded() => Assert.Equal(4096, GraphPartitions.CountFor(long.MaxValue / 2));

    private static (int Number, int Count, bool IsLast)? PartitionOf(string body) =>
        Filter().Match(body) is { Success: true } match
            ? (int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture), match.Groups["last"].Success)
            : null;

    [GeneratedRegex(@"hash\(tolower\(id\), (?<count>\d+)\) (?:(?<last>\\u003E=)|==) (?<number>\d+)")]
    private static partial Regex Filter();

    private void Serve(int[] rows, int[]? afterFirst = null, Func<int, int>? hashOf = null)
    {
        var calls = 0;
        _azure.Always = request =>
        {
            var all = Interlocked.Increment(ref calls) > 1 && afterFirst is not null ? afterFirst : rows;
            hashOf ??= row => row;
            var partition = PartitionOf(request.Body);
            var mine = partition is { } p
                ? all.Where(row => hashOf(row) is var hash and >= 0 && (p.IsLast ? hash % p.Count >= p.Number : hash % p.Count == p.Number)).ToArray()
                : all;
            using var body = JsonDocument.Parse(request.Body);
            var start = body.RootElement.GetProperty("options").TryGetProperty("$skipToken", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
            var page = mine.Skip(start).Take(1000).Select(row => $$"""{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c{{row:D6}}","type":"microsoft.kubernetes/connectedclusters"}""");
            var next = start + 1000 < mine.Length ? $",\"$skipToken\":\"{start + 1000}\"" : "";
            return ScriptedAzure.Reply(HttpStatusCode.OK, $$"""{"totalRecords":{{mine.Length}},"resultTruncated":"false"{{next}},"data":[{{string.Join(',', page)}}]}""");
        };
    }

    private Task<GraphRead> ReadAsync(string query) =>
        new ResourceGraphClient(_azure.Sender(), new GraphQuota(new SteppingTime()), ScriptedAzure.Endpoint, new StringPool(), _azure.Log.For<ResourceGraphClient>()).ReadAsync(query, new QueryArea(), new WaitClock(new FakeTime()), CancellationToken.None);
}
