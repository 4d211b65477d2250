using Compliance.Application.Findings;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IFindingStore"/> does with the alerts that are owed.</summary>
public abstract class FindingOutboxContract : StoreContract<IFindingStore>
{
    private const long Fence = 1;

    [ContractFact]
    public async Task ListDue_AlertsOfAllPartitions_ByDueTime()
    {
        var store = Open();
        var findings = AStoredFinding.InEveryPartition();
        await WriteAsync(store, [.. findings.Select((finding, number) => new FindingWrite
        {
            Finding = finding,
            Alert = finding.Owes($"alert-{number}", TimeSpan.FromSeconds(100 - number)),
        })]);

        var due = await store.ListDueAsync(AStoredFinding.Noon.AddSeconds(95), 100, default);
        var first = await store.ListDueAsync(AStoredFinding.Noon.AddSeconds(100), 3, default);

        Assert.Equal(Enumerable.Range(0, 11).Select(number => $"alert-{15 - number}"), due.Select(entry => entry.Id));
        Assert.Equal(["alert-15", "alert-14", "alert-13"], first.Select(entry => entry.Id));
        Assert.Equal(findings[15].Owes("alert-15", TimeSpan.FromSeconds(85)), first[0]);
    }

    [ContractFact]
    public async Task NextDue_AlertsOwed_IsTheFirst()
    {
        var store = Open();
        Assert.Null(await store.NextDueAsync(default));
        var (one, other) = (AStoredFinding.In('2'), AStoredFinding.In('e'));

        await WriteAsync(
            store,
            new FindingWrite { Finding = one, Alert = one.Owes("later", TimeSpan.FromMinutes(5)) },
            new FindingWrite { Finding = other, Alert = other.Owes("sooner", TimeSpan.FromMinutes(2)) });

        Assert.Equal(AStoredFinding.Noon.AddMinutes(2), await store.NextDueAsync(default));
    }

    [ContractFact]
    public async Task Write_Withdrawn_IsOwedNoMore()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Alert = finding.Owes("opened") });

        await WriteAsync(store, new FindingWrite
        {
            Finding = (await store.FindAsync(finding.Key, default))!,
            Withdrawn = [finding.Owes("opened"), finding.Owes("never written")],
            Alert = finding.Owes("changed"),
        });

        Assert.Equal(["changed"], (await store.ListDueAsync(AStoredFinding.Noon, 10, default)).Select(entry => entry.Id));
    }

    [ContractFact]
    public async Task Settle_WithUpdate_ChangesFindingAndRemovesAlert()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Alert = finding.Owes("a") });
        var told = (await store.FindAsync(finding.Key, default))! with { Workflow = WorkflowState.Notified };

        var settled = await store.SettleAsync(finding.Owes("a"), told, finding.Step(Transition.Notified), default);

        Assert.True(settled);
        Assert.Equal(WorkflowState.Notified, (await store.FindAsync(finding.Key, default))!.Workflow);
        Assert.Equal(WorkflowState.Notified, (await store.ListAsync(new FindingFilter(), 1, null, default)).Items[0].Workflow);
        Assert.Equal([Transition.Notified], (await store.HistoryAsync(finding.Key, default)).Select(entry => entry.Transition));
        Assert.Null(await store.NextDueAsync(default));
    }

    [ContractFact]
    public async Task Settle_FindingChangedMeanwhile_ChangesNothing()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Alert = finding.Owes("a") });
        var read = (await store.FindAsync(finding.Key, default))!;
        await WriteAsync(store, (read with { Message = "newer" }).Write());

        var settled = await store.SettleAsync(finding.Owes("a"), read with { Workflow = WorkflowState.Notified }, finding.Step(Transition.Notified), default);

        Assert.False(settled);
        Assert.Equal("newer", (await store.FindAsync(finding.Key, default))!.Message);
        Assert.Empty(await store.HistoryAsync(finding.Key, default));
        Assert.Single(await store.ListDueAsync(AStoredFinding.Noon, 10, default));
    }

    [ContractFact]
    public async Task Settle_AlertIsGone_StillChangesTheFinding()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, finding.Write());
        var told = (await store.FindAsync(finding.Key, default))! with { Workflow = WorkflowState.Notified };

        Assert.True(await store.SettleAsync(finding.Owes("gone"), told, finding.Step(Transition.Notified), default));

        Assert.Equal(WorkflowState.Notified, (await store.FindAsync(finding.Key, default))!.Workflow);
        Assert.Single(await store.HistoryAsync(finding.Key, default));
    }

    [ContractFact]
    public async Task Settle_TwiceWithoutUpdate_TellsHistoryOnce()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Alert = finding.Owes("a") });
        var collapsed = finding.Step(Transition.Collapsed, AStoredFinding.Noon.AddSeconds(3));

        var settled = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Open().SettleAsync(finding.Owes("a"), null, collapsed, default)));

        Assert.All(settled, Assert.True);
        Assert.Equal([collapsed], await store.HistoryAsync(finding.Key, default));
        Assert.Null(await store.NextDueAsync(default));
    }

    [ContractFact]
    public async Task Write_OwedAlert_IsInTheFindingToo()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        var owed = finding.Owes("a", TimeSpan.FromSeconds(30)) with { IsClaimed = true };

        await WriteAsync(store, (finding with { Owed = [owed] }).Write());

        Assert.Equal([owed], (await store.FindAsync(finding.Key, default))!.Owed.ToArray());
    }

    [ContractFact]
    public async Task Update_AsItWasRead_ChangesTheFindingAndNothingElse()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Alert = finding.Owes("a"), History = [finding.Step(Transition.Opened)], Members = [AnId.Cluster()] });
        await store.RaiseFenceAsync(5, default);

        Assert.True(await store.UpdateAsync((await store.FindAsync(finding.Key, default))! with { Severity = Severity.Low }, default));

        Assert.Equal(Severity.Low, (await store.FindAsync(finding.Key, default))!.Severity);
        Assert.Equal(Severity.Low, Assert.Single((await store.ListAsync(new FindingFilter(), 10, null, default)).Items).Severity);
        Assert.Single(await store.ListDueAsync(AStoredFinding.Noon, 10, default));
        Assert.Single(await store.HistoryAsync(finding.Key, default));
        Assert.Equal([AnId.Cluster()], (await store.MembersAsync(finding.Key, default)).ToArray());
    }

    [ContractFact]
    public async Task Update_FindingChangedMeanwhile_ChangesNothing()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, finding.Write());
        var read = (await store.FindAsync(finding.Key, default))!;
        await WriteAsync(store, (read with { Message = "newer" }).Write());

        Assert.False(await store.UpdateAsync(read with { Message = "older" }, default));

        Assert.Equal("newer", (await store.FindAsync(finding.Key, default))!.Message);
    }

    [ContractFact]
    public async Task Settle_SameVersionConcurrently_OneWins()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Alert = finding.Owes("a") });
        var told = (await store.FindAsync(finding.Key, default))! with { Workflow = WorkflowState.Notified };

        var settled = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Open().SettleAsync(finding.Owes("a"), told, finding.Step(Transition.Notified), default))));

        Assert.Equal(1, settled.Count(won => won));
        Assert.Single(await store.HistoryAsync(finding.Key, default));
    }

    [ContractFact]
    public async Task Settle_WhileAnAssessorHoldsTheFence_IsFree()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await store.RaiseFenceAsync(5, default);
        Assert.Empty(await store.WriteAsync([new FindingWrite { Finding = finding, Alert = finding.Owes("a") }], 5, default));

        Assert.True(await Open().SettleAsync(finding.Owes("a"), await store.FindAsync(finding.Key, default), null, default));

        Assert.Empty(await store.WriteAsync([(await store.FindAsync(finding.Key, default))!.Write()], 5, default));
    }

    private static async Task WriteAsync(IFindingStore store, params FindingWrite[] writes) =>
        Assert.Empty(await store.WriteAsync(writes, Fence, default));
}
