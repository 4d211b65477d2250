using Compliance.Application.Estates;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IObservationStore"/> does.</summary>
public abstract class ObservationStoreContract : StoreContract<IObservationStore>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [ContractFact]
    public async Task List_PutObservations_ComeBackAsPut()
    {
        var here = Seen("Here", 0, $"{{\"id\":\"{string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number * 7919L:x} ü"))}\"}}") with { InsideAzure = TimeSpan.FromMilliseconds(3.5) };
        var gone = Seen("gone", 1, null);

        await Open().PutAsync([here, gone], default);

        Assert.Equal([here, gone], (await Open().ListAsync(Noon, default)).OrderBy(observation => observation.ReadAt));
        Assert.Equal("Here", (await Open().ListAsync(Noon, default)).Single(observation => observation.Json is not null).ResourceId.Name);
    }

    [ContractFact]
    public async Task Put_OlderThanStored_ChangesNothing()
    {
        var store = Open();
        await store.PutAsync([Seen("a", 10, "new")], default);

        await store.PutAsync([Seen("A", 5, "old"), Seen("b", 5, "other")], default);
        await store.PutAsync([Seen("c", 3, "third"), Seen("c", 2, "second")], default);

        Assert.Equal(["new", "other", "third"], (await store.ListAsync(Noon, default)).OrderByDescending(observation => observation.ReadAt).Select(observation => observation.Json));
    }

    [ContractFact]
    public async Task Put_NewerOfOtherCasing_Replaces()
    {
        var store = Open();
        await store.PutAsync([Seen("a", 5, "old")], default);

        await store.PutAsync([Seen("A", 10, null)], default);

        Assert.Null(Assert.Single(await store.ListAsync(Noon, default)).Json);
    }

    [ContractFact]
    public async Task Put_Concurrently_TheNewestStands()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(second => Task.Run(() => Open().PutAsync([Seen("a", second, $"{second}")], default))));

        Assert.Equal("11", Assert.Single(await Open().ListAsync(Noon, default)).Json);
    }

    [ContractFact]
    public async Task List_Since_OnlyThatOrLater()
    {
        var store = Open();
        await store.PutAsync([Seen("a", 1, "1"), Seen("b", 2, "2"), Seen("c", 3, "3")], default);

        Assert.Equal(["2", "3"], (await store.ListAsync(Noon.AddSeconds(2), default)).Select(observation => observation.Json).Order());
    }

    [ContractFact]
    public async Task Prune_Older_AreGone()
    {
        var store = Open();
        await store.PutAsync([.. Enumerable.Range(0, 300).Select(second => Seen($"r-{second}", second, "{}"))], default);

        await store.PruneAsync(Noon.AddSeconds(290), default);

        Assert.Equal(10, (await store.ListAsync(Noon, default)).Count);
    }

    private static Observation Seen(string name, int second, string? json) => new()
    {
        ResourceId = AnId.Scope(name),
        ReadAt = Noon.AddSeconds(second),
        Json = json,
    };
}
