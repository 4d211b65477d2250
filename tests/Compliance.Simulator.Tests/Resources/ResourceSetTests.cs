using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.Tests.Resources;

public sealed class ResourceSetTests
{
    private const string North = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/";
    private const string South = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg/providers/";

    [Fact]
    public void With_Resource_LeavesTheSetAsItWas()
    {
        var before = ResourceSet.Empty.With(A(North + "t/a/1", "t/a", "old"));

        var after = before.With(A(North + "T/A/1", "t/a", "new")).With(A(South + "t/a/2", "t/a"));

        Assert.Equal(["old"], before.All.Select(Mark));
        Assert.Equal(["new", ""], after.All.Select(Mark));
        Assert.Equal(["11111111-1111-1111-1111-111111111111"], before.Subscriptions);
        Assert.Equal(["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"], after.Subscriptions);
    }

    [Fact]
    public void With_AnotherType_IsOfThatTypeOnly()
    {
        var set = ResourceSet.Empty.With(A(North + "t/a/1", "t/a")).With(A(North + "t/a/1", "t/b"));

        Assert.Empty(set.OfTypes(type => type == "t/a"));
        Assert.Single(set.OfTypes(type => type == "t/b"));
        Assert.Single(set.Subscriptions);
    }

    [Fact]
    public void Without_TheLastOfASubscription_IsWithoutTheSubscription()
    {
        var set = ResourceSet.Empty.With(A(North + "t/a/1", "t/a")).With(A(North + "t/a/2", "t/a")).With(A(South + "t/a/1", "T/A"));

        var fewer = set.Without(North.ToUpperInvariant() + "T/A/1");
        var fewest = fewer.Without(North + "t/a/2").Without(North + "t/a/none");

        Assert.Equal((2, 2), (fewer.All.Count(), fewer.Subscriptions.Count()));
        Assert.Equal([South + "t/a/1"], fewest.OfTypes(_ => true).Select(resource => resource.Id));
        Assert.Equal(["22222222-2222-2222-2222-222222222222"], fewest.Subscriptions);
        Assert.Null(fewest.Find(North + "t/a/1"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("ab")]
    [InlineData("bc")]
    [InlineData("abc")]
    [InlineData("z")]
    public void OfTypes_FewOrMany_AreThoseInOrderOfId(string kinds)
    {
        // Many of type a, few of the others, between them.
        var all = Enumerable.Range(0, 60).Select(number => A($"{(number % 2 == 0 ? North : South)}x/{number:00}", number % 20 == 7 ? "T/b" : number == 31 ? "t/c" : number % 3 == 0 ? "t/A" : "t/a")).ToList();
        var set = all.Aggregate(ResourceSet.Empty, (set, resource) => set.With(resource));

        var found = set.OfTypes(type => kinds.Contains(type[^1], StringComparison.OrdinalIgnoreCase));

        Assert.Equal(all.Where(resource => kinds.Contains(resource.Type[^1], StringComparison.OrdinalIgnoreCase)).Select(resource => resource.Id).Order(StringComparer.OrdinalIgnoreCase), found.Select(resource => resource.Id));
    }

    private static Resource A(string id, string type, string mark = "") => Resource.From(new JsonObject { ["id"] = id, ["type"] = type, ["kind"] = mark });

    private static string? Mark(Resource resource) => resource.Body.Text("kind");
}
