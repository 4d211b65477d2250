using Compliance.Application.Estates;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceGraph;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

public sealed class GraphQueriesTests
{
    private static readonly Slice Full = new([.. Enumerable.Range(0, 201).Select(i => Id($"s{i}"))], [Id("c")])
    {
        Subscriptions = ["sub"],
        UnassociatedOf = [new ResourcePattern("/subscriptions/s/resourceGroups/*/store-*"), new ResourcePattern("/subscriptions/s/a.b/")],
        SecurityGroups = [Id("nsg")],
    };

    [Fact]
    public void Queries_EachOne_SaysWhatItIsForAndIsSortedById()
    {
        string[] queries =
        [
            GraphQueries.Clusters,
            GraphQueries.Chains,
            GraphQueries.Surroundings,
            GraphQueries.Features,
            GraphQueries.Records,
            GraphQueries.ClustersOfResourceGroup(Id("x")),
            .. GraphQueries.Of(Full),
            .. GraphQueries.ClustersOf(Full),
            .. GraphQueries.FeaturesOf(Full),
        ];

        Assert.All(queries, query =>
        {
            Assert.StartsWith("// ", query, StringComparison.Ordinal);
            Assert.EndsWith("| order by id asc\n", query, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Of_ManyIds_AreSpreadOverQueries()
    {
        var queries = GraphQueries.Of(new Slice([Id("scope")], [.. Enumerable.Range(0, 450).Select(i => Id($"c{i}"))])).ToList();

        Assert.Equal(3, queries.Count);
        Assert.Single(queries, query => query.Contains($"'{Id("scope")}'", StringComparison.Ordinal));
        Assert.Equal(2, queries.Count(query => query.Contains("'{scopes}'", StringComparison.Ordinal)));
        Assert.All(Enumerable.Range(0, 450), i => Assert.Single(queries, query => query.Contains($"'{Id($"c{i}")}'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_NoIds_IsOneQueryWithPlaceholders() =>
        Assert.Contains("in~ ('{scopes}')", Assert.Single(GraphQueries.Of(new Slice([], []))), StringComparison.Ordinal);

    [Fact]
    public void Of_PatternsOfSites_AreOneExpressionWithoutLooseCharacters()
    {
        var query = GraphQueries.Of(Full).First();

        Assert.Contains(@"id matches regex '(?i)^(/subscriptions/s/resourceGroups/.*/store-.*|/subscriptions/s/a\\.b)$'", query, StringComparison.Ordinal);
        Assert.DoesNotContain("{securityGroups}", query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a'b", @"x in~ ('a\'b')")]
    [InlineData(@"a\", @"x in~ ('a\\')")]
    [InlineData(@"\' or 1==1 //", @"x in~ ('\\\' or 1==1 //')")]
    public void Bind_ValueWithQuotes_StaysAString(string value, string query) => Assert.Equal(query, "x in~ ('{v}')".Bind("v", value));

    [Fact]
    public void Bind_SeveralValues_BecomesAList() => Assert.Equal("x in~ ('a', 'b')", "x in~ ('{v}')".Bind("v", (IReadOnlyCollection<string>)["a", "b"]));

    [Fact]
    public void Bind_ControlCharacter_IsRefused() => Assert.Throws<ArgumentException>(() => "x in~ ('{v}')".Bind("v", "a\nb"));

    [Fact]
    public void Bind_NoSuchPlaceholder_IsRefused() => Assert.Throws<ArgumentException>(() => "x".Bind("v", "a"));

    [Fact]
    public void Of_ManySubscriptions_MakesAreasOfAtMostAThousand()
    {
        var areas = QueryArea.Of(Enumerable.Range(0, 2001).Select(i => $"s{i}")).ToList();

        Assert.Equal([1000, 1000, 1], areas.Select(area => area.Subscriptions.Length));
    }

    private static ResourceId Id(string name) => ResourceId.Parse($"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{name}");
}
