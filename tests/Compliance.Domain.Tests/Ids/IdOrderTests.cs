using Compliance.Domain.Ids;
using Xunit;

namespace Compliance.Domain.Tests.Ids;

public sealed class IdOrderTests
{
    private const string Group = "/subscriptions/s/resourceGroups/";

    // Few letters, of both cases and beyond ASCII, so that ids part early, late, in casing only and by their length.
    private const string Letters = "aAbBé-/";
    private const int Seed = 20261122;

    [Fact]
    public void Of_RandomIds_IsTheOrderOfTheirComparison()
    {
        var random = new Random(Seed);
        for (var run = 0; run < 200; run++)
        {
            var ids = Enumerable.Range(0, random.Next(300))
                .Select(_ => Group + string.Concat(random.GetItems<char>(Letters, random.Next(1, 12))))
                .Select(text => ResourceId.TryParse(text, out var id) ? id : null)
                .OfType<ResourceId>()
                .Distinct()
                .ToArray();

            var ordered = IdOrder.Of(ids).Select(place => ids[place]);

            Assert.Equal(ids.Order(), ordered);
        }
    }

    [Fact]
    public void Of_NoIds_IsEmpty() => Assert.Empty(IdOrder.Of([]));

    // Each is the beginning of all that follow: what takes a few characters at a time would go down a step for each of them.
    [Fact]
    public void Of_IdsThatPartAgainAndAgain_AreInOrder()
    {
        var ids = Enumerable.Range(1, 2000).Select(length => ResourceId.Parse(Group + new string('a', 4 * length))).Reverse().ToArray();

        var order = IdOrder.Of(ids);

        Assert.Equal(Enumerable.Range(0, ids.Length).Reverse(), order);
    }
}
