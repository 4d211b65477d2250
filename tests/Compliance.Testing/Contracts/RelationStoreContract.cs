using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IRelationStore"/> does.</summary>
public abstract class RelationStoreContract : StoreContract<IRelationStore>
{
    private const long Fence = 7;

    [ContractFact]
    public async Task Change_AddedAndRemoved_ListsWhatIsLeft()
    {
        var store = Open();
        await store.ChangeAsync([.. Enumerable.Range(0, 250).Select(Relation)], [], Fence, default);

        await store.ChangeAsync([Relation(250), Relation(3)], [.. Enumerable.Range(4, 300).Where(number => number != 250).Select(Relation)], Fence, default);

        Assert.Equal([Relation(0), Relation(1), Relation(2), Relation(250), Relation(3)], (await Open().ListAsync(default)).OrderBy(relation => relation.Resource));
    }

    [ContractFact]
    public async Task Change_AddedTwice_IsOne()
    {
        var store = Open();
        await store.ChangeAsync([Relation(1), Relation(1)], [], Fence, default);

        await store.ChangeAsync([new Relation(AnId.Zone("ZONE-1"), AnId.Scope("PLS"))], [], Fence, default);

        Assert.Equal([Relation(1)], await store.ListAsync(default));
    }

    [ContractFact]
    public async Task Change_OneResourceOfTwoScopes_KeepsBoth()
    {
        var store = Open();
        Relation[] both = [new(AnId.Zone("zone"), AnId.Scope("a")), new(AnId.Zone("zone"), AnId.Scope("b"))];
        await store.ChangeAsync(both, [], Fence, default);

        await store.ChangeAsync([], [both[0]], Fence, default);

        Assert.Equal([both[1]], await store.ListAsync(default));
    }

    [ContractFact]
    public async Task Change_RemovedAndAddedAtOnce_IsThere()
    {
        var store = Open();

        await store.ChangeAsync([Relation(1)], [Relation(1)], Fence, default);

        Assert.Equal([Relation(1)], await store.ListAsync(default));
    }

    [ContractFact]
    public async Task Change_Nothing_IsFine()
    {
        var store = Open();

        await store.ChangeAsync([], [], Fence, default);

        Assert.Empty(await store.ListAsync(default));
    }

    [ContractFact]
    public async Task Stamp_AfterEachChange_IsAnotherForEverybody()
    {
        var store = Open();
        Assert.Null(await store.StampAsync(default));

        var first = await store.ChangeAsync([Relation(1)], [], Fence, default);
        var second = await store.ChangeAsync([], [Relation(1)], Fence, default);

        Assert.NotNull(first);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await Open().StampAsync(default));
    }

    [ContractFact]
    public async Task Stamp_NothingChanged_StaysAsItIs()
    {
        var store = Open();
        var stamp = await store.ChangeAsync([Relation(1)], [], Fence, default);

        Assert.Equal(stamp, await store.ChangeAsync([], [], Fence, default));
        Assert.Equal(stamp, await store.StampAsync(default));
        Assert.Equal([Relation(1)], await store.ListAsync(default));
    }

    [ContractFact]
    public async Task Change_BehindTheFence_ChangesNothing()
    {
        var stale = Open();
        await stale.RaiseFenceAsync(1, default);
        Relation[] relations = [.. Enumerable.Range(0, 100).Select(Relation)];
        await stale.ChangeAsync(relations, [], 1, default);
        await Open().RaiseFenceAsync(2, default);
        var stamp = await stale.StampAsync(default);

        await Assert.ThrowsAsync<StaleLeaseException>(() => stale.ChangeAsync([], relations, 1, default));
        await Assert.ThrowsAsync<StaleLeaseException>(() => stale.ChangeAsync([Relation(100)], [], 1, default));
        await Assert.ThrowsAsync<StaleLeaseException>(() => Open().RaiseFenceAsync(1, default));

        Assert.Equal(100, (await Open().ListAsync(default)).Count);
        Assert.Equal(stamp, await Open().StampAsync(default));
    }

    private static Relation Relation(int number) => new(AnId.Zone($"zone-{number}"), AnId.Scope());
}
