using Compliance.Application.Changes;
using Compliance.Domain.Ids;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IChangeStore"/> does.</summary>
public abstract class ChangeStoreContract : StoreContract<IChangeStore>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [ContractFact]
    public async Task Add_NewChange_ComesBackAsAdded()
    {
        var change = Change(1) with
        {
            OperationName = "Microsoft.Network/privateDnsZones/write",
            CorrelationId = "c-1",
            Caller = CallerKind.Application,
            ApplicationId = "app",
            ResourceId = ResourceId.Parse("/subscriptions/s/resourceGroups/it's 50% ü/providers/Microsoft.Network/privateDnsZones/a.b"),
        };

        Assert.Equal(1, await Open().AddAsync([change], default));

        Assert.Equal([change], await Open().ListPendingAsync(10, default));
    }

    [ContractFact]
    public async Task Add_SeenBefore_IsNotAddedAgain()
    {
        var store = Open();
        await store.AddAsync([Change(1), Change(2)], default);
        await store.CompleteAsync([Change(1)], default);

        var added = await store.AddAsync([Change(1), Change(2) with { ReceivedAt = Noon.AddHours(1) }, Change(3), Change(3)], default);

        Assert.Equal(1, added);
        Assert.Equal(["2", "3"], await PendingAsync(store));
    }

    [ContractFact]
    public async Task Add_SameBatchConcurrently_EachOnce()
    {
        Change[] batch = [.. Enumerable.Range(0, 120).Select(Change)];
        var stores = Enumerable.Range(0, 4).Select(_ => Open()).ToList();

        var added = await Task.WhenAll(stores.Select(store => Task.Run(() => store.AddAsync(batch, default))));

        Assert.Equal(120, added.Sum());
        Assert.Equal(120, (await PendingAsync(Open())).Count);
    }

    [ContractFact]
    public async Task Add_Nothing_IsFine()
    {
        Assert.Equal(0, await Open().AddAsync([], default));
    }

    [ContractFact]
    public async Task ListPending_ManyChanges_InTheOrderReceived()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 50).Reverse().Select(Change)], default);

        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"{number}"), await PendingAsync(store));
        Assert.Equal(["0", "1", "2"], (await store.ListPendingAsync(3, default)).Select(change => change.EventId));
    }

    [ContractFact]
    public async Task Complete_TwiceAndUnknown_IsOnce()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 90).Select(Change)], default);

        await store.CompleteAsync([.. Enumerable.Range(10, 80).Select(Change)], default);
        await store.CompleteAsync([Change(3), Change(15), Change(99)], default);

        Assert.Equal(["0", "1", "2", "4", "5", "6", "7", "8", "9"], await PendingAsync(store));
        Assert.Equal(1, await store.AddAsync([Change(99), Change(15)], default));
    }

    [ContractFact]
    public async Task Fail_OftenEnough_SetsAsideAndTheRestGoesOn()
    {
        var store = Open();
        await store.AddAsync([Change(1), Change(2)], default);

        await store.FailAsync([Change(1)], "first", 3, Noon.AddMinutes(5), default);
        await store.FailAsync([Change(1)], "second", 3, Noon.AddMinutes(5), default);
        Assert.Equal((2, 0), await store.ListPendingAsync(10, default) is [var one, var two] ? (one.Attempts, two.Attempts) : default);
        Assert.Empty(await store.ListSetAsideAsync(10, default));
        await store.FailAsync([Change(1), Change(77)], "third", 3, Noon.AddMinutes(5), default);

        Assert.Equal(["2"], await PendingAsync(store));
        Assert.Equal([new SetAsideChange(Change(1) with { Attempts = 3 }, "third")], await store.ListSetAsideAsync(10, default));
        Assert.Equal(0, await store.AddAsync([Change(1)], default));
    }

    [ContractFact]
    public async Task Fail_DoneOrSetAside_ChangesNothing()
    {
        var store = Open();
        await store.AddAsync([Change(1), Change(2)], default);
        await store.CompleteAsync([Change(1)], default);
        await store.FailAsync([Change(2)], "set aside", 1, Noon.AddMinutes(5), default);

        await store.FailAsync([Change(1), Change(2)], "late", 1, Noon.AddMinutes(5), default);

        Assert.Empty(await PendingAsync(store));
        Assert.Equal(["set aside"], (await store.ListSetAsideAsync(10, default)).Select(aside => aside.Error));
    }

    [ContractFact]
    public async Task Complete_SetAside_IsDone()
    {
        var store = Open();
        await store.AddAsync([Change(1), Change(2)], default);
        await store.FailAsync([Change(1)], "set aside", 1, Noon.AddMinutes(5), default);

        await store.CompleteAsync([Change(1), Change(2)], default);

        Assert.Empty(await store.ListSetAsideAsync(10, default));
        Assert.Empty(await PendingAsync(store));
        Assert.Equal(0, await store.AddAsync([Change(1)], default));
    }

    [ContractFact]
    public async Task ListDue_NewChanges_AreDueAtOnceInTheOrderReceived()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 30).Reverse().Select(Change)], default);

        Assert.Equal(Enumerable.Range(0, 30).Select(number => $"{number}"), await DueAsync(store, Noon.AddSeconds(30)));
        Assert.Equal(["0", "1"], (await store.ListDueAsync(Noon.AddHours(1), 2, default)).Select(change => change.EventId));
        Assert.Equal(Noon, await store.NextDueAsync(default));
    }

    [ContractFact]
    public async Task Postpone_Pending_IsDueThenAndStillPending()
    {
        var store = Open();
        await store.AddAsync([Change(1), Change(2), Change(3)], default);

        await store.PostponeAsync([Change(1), Change(2), Change(99)], Noon.AddMinutes(10), default);

        Assert.Equal(["3"], await DueAsync(store, Noon.AddMinutes(10).AddTicks(-1)));
        Assert.Equal(["1", "2", "3"], await DueAsync(store, Noon.AddMinutes(10)));
        Assert.Equal(["1", "2", "3"], await PendingAsync(store));
        await store.CompleteAsync([Change(3)], default);
        Assert.Equal(Noon.AddMinutes(10), await store.NextDueAsync(default));
        await store.CompleteAsync([Change(1), Change(2)], default);
        Assert.Null(await store.NextDueAsync(default));
    }

    [ContractFact]
    public async Task Postpone_DoneOrSetAside_StaysAsItIs()
    {
        var store = Open();
        await store.AddAsync([Change(1), Change(2)], default);
        await store.CompleteAsync([Change(1)], default);
        await store.FailAsync([Change(2)], "set aside", 1, Noon, default);

        await store.PostponeAsync([Change(1), Change(2)], Noon.AddMinutes(1), default);

        Assert.Empty(await PendingAsync(store));
        Assert.Single(await store.ListSetAsideAsync(10, default));
        Assert.Equal(0, await store.AddAsync([Change(1), Change(2)], default));
    }

    [ContractFact]
    public async Task Fail_NotSetAside_IsDueAtTheRetry()
    {
        var store = Open();
        await store.AddAsync([Change(1)], default);
        await store.PostponeAsync([Change(1)], Noon.AddMinutes(1), default);

        await store.FailAsync([Change(1)], "first", 3, Noon.AddMinutes(7), default);

        Assert.Empty(await DueAsync(store, Noon.AddMinutes(6)));
        Assert.Equal(1, Assert.Single(await store.ListDueAsync(Noon.AddMinutes(7), 10, default)).Attempts);
    }

    [ContractFact]
    public async Task ListSetAside_ManyChanges_InTheOrderReceived()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 20).Reverse().Select(Change)], default);
        await store.FailAsync([.. Enumerable.Range(0, 20).Select(Change)], "set aside", 1, Noon.AddMinutes(5), default);

        Assert.Equal(["0", "1", "2"], (await store.ListSetAsideAsync(3, default)).Select(aside => aside.Change.EventId));
    }

    [ContractFact]
    public async Task Prune_OldDoneChanges_AreForgottenAndNoOthers()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 300).Select(Change)], default);
        await store.CompleteAsync([.. Enumerable.Range(1, 250).Select(Change)], default);

        Assert.Equal(150, await store.PruneAsync(Noon.AddSeconds(200), 150, default));
        Assert.Equal(49, await store.PruneAsync(Noon.AddSeconds(200), 150, default));
        Assert.Equal(0, await store.PruneAsync(Noon.AddSeconds(200), 150, default));

        // 0 is pending, 200 and later are too young.
        Assert.Equal(199, await store.AddAsync([.. Enumerable.Range(0, 300).Select(Change)], default));
    }

    [ContractFact]
    public async Task List_RangeOfTime_HasEveryStateInTheOrderReceived()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 60).Reverse().Select(Change)], default);
        await store.CompleteAsync([.. Enumerable.Range(0, 60).Where(number => number % 3 == 0).Select(Change)], default);
        await SetAsideAsync(store, [.. Enumerable.Range(0, 60).Where(number => number % 3 == 1).Select(Change)]);

        var first = await Open().ListAsync(Noon.AddSeconds(10), Noon.AddSeconds(40), 20, null, default);
        var second = await Open().ListAsync(Noon.AddSeconds(10), Noon.AddSeconds(40), 20, first.Continuation, default);

        Assert.Equal((20, 10), (first.Items.Count, second.Items.Count));
        Assert.Null(second.Continuation);
        Assert.Equal(
            Enumerable.Range(10, 30).Select(number => ($"{number}", (number % 3) switch { 0 => ChangeState.Done, 1 => ChangeState.SetAside, _ => ChangeState.Pending })),
            first.Items.Concat(second.Items).Select(tracked => (tracked.Change.EventId, tracked.State)));
        Assert.Equal(("no", 1), first.Items.Where(tracked => tracked.State is ChangeState.SetAside).Select(tracked => (tracked.Error, tracked.Change.Attempts)).First());
    }

    [ContractFact]
    public async Task List_DoneChange_IsAsItWasAdded()
    {
        var change = Change(1) with { OperationName = "Microsoft.Network/privateDnsZones/write", CorrelationId = "c-1", Caller = CallerKind.Application, ApplicationId = "app" };
        var store = Open();
        await store.AddAsync([change], default);
        await store.CompleteAsync([change], default);

        var page = await store.ListAsync(Noon, Noon.AddDays(1), 10, null, default);

        Assert.Equal([new TrackedChange(change, ChangeState.Done, null)], page.Items);
    }

    [ContractFact]
    public async Task List_ForeignContinuation_IsRefused()
    {
        await Assert.ThrowsAsync<FormatException>(() => Open().ListAsync(Noon, Noon.AddDays(1), 10, "%%", default));
    }

    [ContractFact]
    public async Task Requeue_DoneAndSetAside_ArePendingWithoutAttempts()
    {
        var store = Open();
        await store.AddAsync([.. Enumerable.Range(0, 80).Select(Change)], default);
        await store.PostponeAsync([Change(5)], Noon.AddDays(9), default);
        await store.CompleteAsync([.. Enumerable.Range(0, 70).Select(Change)], default);
        await SetAsideAsync(store, [.. Enumerable.Range(70, 5).Select(Change)]);

        Assert.Equal(71, await store.RequeueAsync([.. Enumerable.Range(4, 71).Select(Change), Change(78), Change(99)], default));

        var pending = await store.ListPendingAsync(1000, default);
        Assert.Equal(Enumerable.Range(4, 76).Select(number => $"{number}"), pending.Select(change => change.EventId));
        Assert.All(pending, change => Assert.Equal(0, change.Attempts));
        Assert.Equal(pending, await store.ListDueAsync(Noon.AddDays(1), 1000, default));
        Assert.Empty(await store.ListSetAsideAsync(10, default));
        Assert.Equal(0, await store.RequeueAsync([.. pending], default));
        Assert.Equal(0, await store.AddAsync([.. pending], default));
    }

    [ContractFact]
    public async Task Requeue_ThenCompleted_IsDoneAgainAndPruned()
    {
        var store = Open();
        await store.AddAsync([Change(1)], default);
        await store.CompleteAsync([Change(1)], default);
        await store.RequeueAsync([Change(1)], default);

        Assert.Equal(0, await store.PruneAsync(Noon.AddDays(1), 10, default));
        await store.CompleteAsync([Change(1)], default);

        Assert.Empty(await PendingAsync(store));
        Assert.Equal(1, await store.PruneAsync(Noon.AddDays(1), 10, default));
        Assert.Equal(1, await store.AddAsync([Change(1)], default));
    }

    private static Task SetAsideAsync(IChangeStore store, IReadOnlyCollection<Change> changes) => store.FailAsync(changes, "no", 1, Noon, default);

    private static Change Change(int number) => new()
    {
        Key = Application.Changes.Change.KeyOf("source", $"{number}"),
        Source = "source",
        EventId = $"{number}",
        EventType = "Microsoft.Resources.ResourceWriteSuccess",
        ResourceId = AnId.Scope($"pls-{number}"),
        EventTime = Noon,
        ReceivedAt = Noon.AddSeconds(number),
    };

    private static async Task<IReadOnlyList<string>> DueAsync(IChangeStore store, DateTimeOffset at) =>
        [.. (await store.ListDueAsync(at, 1000, default)).Select(change => change.EventId)];

    private static async Task<IReadOnlyList<string>> PendingAsync(IChangeStore store) =>
        [.. (await store.ListPendingAsync(1000, default)).Select(change => change.EventId)];
}
