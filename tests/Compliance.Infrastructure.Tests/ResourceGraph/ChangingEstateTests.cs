using System.Globalization;
using System.Net;
using System.Text.Json;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

/// <summary>An estate that grows, or shrinks, while its pages are read.</summary>
public sealed class ChangingEstateTests
{
    private const int RowsOfAPage = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReadAsync_EstateChangesAtRandom_IsRightOrSaysThatItIsNot(bool grows)
    {
        var outcomes = new List<ReadOutcome>();
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var azure = new ScriptedAzure();
            var rows = new SortedSet<int>(Enumerable.Range(0, 12).Select(_ => random.Next(100)));
            var always = new HashSet<int>(rows);
            var ever = new HashSet<int>(rows);
            var chance = random.NextDouble() * 0.6;
            azure.Always = request =>
            {
                var page = Page(rows, request.Body);
                if (random.NextDouble() < chance)
                {
                    Change(rows, grows, random);
                    always.IntersectWith(rows);
                    ever.UnionWith(rows);
                }

                return page;
            };

            var read = await ReadAsync(azure);

            outcomes.Add(read.Outcome);
            var names = read.Rows.Select(row => int.Parse(row.Id.Name, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(names.Distinct(), names);
            Assert.Subset(ever, names.ToHashSet());
            Assert.InRange(azure.Requests.Count, 1, 3 * 10);
            if (read.Outcome is ReadOutcome.Complete)
            {
                Assert.Superset(always, names.ToHashSet());
            }
        }

        // Both ends were met, or nothing was tested.
        Assert.Equal([ReadOutcome.Complete, ReadOutcome.Truncated], outcomes.Distinct().Order());
    }

    private static void Change(SortedSet<int> rows, bool grows, Random random)
    {
        if (grows)
        {
            rows.Add(random.Next(100));
        }
        else
        {
            rows.Remove(rows.ElementAtOrDefault(random.Next(rows.Count)));
        }
    }

    private static HttpResponseMessage Page(SortedSet<int> rows, string request)
    {
        using var body = JsonDocument.Parse(request);
        var skip = body.RootElement.GetProperty("options").TryGetProperty("$skipToken", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
        var page = rows.Skip(skip).Take(RowsOfAPage).Select(row => $$"""{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{{row}}","type":"microsoft.kubernetes/connectedclusters"}""");
        var next = skip + RowsOfAPage < rows.Count ? $",\"$skipToken\":\"{skip + RowsOfAPage}\"" : "";
        return ScriptedAzure.Reply(HttpStatusCode.OK, $$"""{"totalRecords":{{rows.Count}},"resultTruncated":"false"{{next}},"data":[{{string.Join(',', page)}}]}""");
    }

    private static Task<GraphRead> ReadAsync(ScriptedAzure azure) =>
        new ResourceGraphClient(azure.Sender(), new GraphQuota(new SteppingTime()), ScriptedAzure.Endpoint, new StringPool(), azure.Log.For<ResourceGraphClient>())
            .ReadAsync("q", new QueryArea(), new WaitClock(new FakeTime()), CancellationToken.None);
}
