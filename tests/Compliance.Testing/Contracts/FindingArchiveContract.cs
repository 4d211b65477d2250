using Compliance.Application.Findings;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IFindingArchive"/> does.</summary>
public abstract class FindingArchiveContract : StoreContract<IFindingArchive>
{
    private const long Fence = 7;

    private static readonly DateTimeOffset Noon = AStoredFinding.Noon;

    /// <summary>The findings over the same storage.</summary>
    protected abstract IFindingStore OpenFindings();

    [ContractFact]
    public async Task ListResolved_MixedFindings_HasTheOldResolvedOfThatRecord()
    {
        await WriteAsync(Resolved("old", Noon), Resolved("older", Noon.AddDays(-9)), Resolved("young", Noon.AddDays(1)), AStoredFinding.Named("open", changedAt: Noon.AddDays(-9)));
        await WriteAsync(Resolved("archived", Noon) with { Record = RecordState.Archived });

        var active = await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 10, default);
        var archived = await Open().ListResolvedAsync(RecordState.Archived, Noon.AddHours(1), 10, default);

        Assert.Equal(["old", "older"], active.Select(finding => finding.ResourceId.Name).Order());
        Assert.Equal(["archived"], archived.Select(finding => finding.ResourceId.Name));
        Assert.Single(await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 1, default));
    }

    [ContractFact]
    public async Task Archive_Resolved_ChangesTheRecordAndNothingElse()
    {
        await WriteAsync([.. Enumerable.Range(0, 40).Select(number => Resolved($"pls-{number}", Noon))]);

        var archived = await Open().ArchiveAsync(await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 100, default), default);

        Assert.Equal(40, archived);
        var page = await OpenFindings().ListAsync(new FindingFilter { Record = RecordState.Archived }, 100, null, default);
        Assert.Equal(40, page.Items.Count);
        Assert.All(page.Items, finding => Assert.Equal(Resolved(finding.ResourceId.Name, Noon) with { Record = RecordState.Archived, Version = finding.Version, Evidence = finding.Evidence }, finding));
        Assert.Empty((await OpenFindings().ListAsync(new FindingFilter { Record = RecordState.Active }, 100, null, default)).Items);
    }

    [ContractFact]
    public async Task ArchiveAndRemove_ChangedMeanwhile_AreLeftAlone()
    {
        await WriteAsync(Resolved("pls", Noon));
        var read = await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 10, default);
        await WriteAsync(read[0] with { Workflow = WorkflowState.New, ResolvedAt = null, ResolvedReason = null, Message = "again" });

        Assert.Equal(0, await Open().ArchiveAsync(read, default));
        Assert.Equal(0, await Open().RemoveAsync(read, default));

        var finding = await OpenFindings().FindAsync(read[0].Key, default);
        Assert.Equal(("again", RecordState.Active), (finding!.Message, finding.Record));
    }

    [ContractFact]
    public async Task Archive_WhileAnAssessorHoldsTheFence_IsFree()
    {
        var findings = OpenFindings();
        await findings.RaiseFenceAsync(Fence, default);
        await WriteAsync(Resolved("pls", Noon), Resolved("other", Noon));
        var read = await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 10, default);

        Assert.Equal(2, await Open().ArchiveAsync(read, default));

        Assert.Empty(await findings.WriteAsync([(await findings.FindAsync(read[0].Key, default))!.Write()], Fence, default));
    }

    [ContractFact]
    public async Task Archive_Reopened_IsAnActiveFindingAgain()
    {
        await WriteAsync(Resolved("pls", Noon));
        await Open().ArchiveAsync(await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 10, default), default);
        var archived = (await OpenFindings().ListAsync(new FindingFilter(), 10, null, default)).Items.Single();

        await WriteAsync(archived with { Record = RecordState.Active, Workflow = WorkflowState.New, ResolvedAt = null, LastChangedAt = Noon.AddDays(1) });

        Assert.Single(await OpenFindings().ListOpenAsync(default));
        Assert.Empty(await Open().ListResolvedAsync(RecordState.Archived, DateTimeOffset.MaxValue, 10, default));
    }

    [ContractFact]
    public async Task Remove_Archived_TakesMembersAndHistoryWithItAndNobodyElses()
    {
        var (gone, stays) = (Resolved("gone", Noon), Resolved("stays", Noon));
        await OpenFindings().WriteAsync([WithParts(gone), WithParts(stays)], Fence, default);
        var read = await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 10, default);

        Assert.Equal(1, await Open().RemoveAsync([.. read.Where(finding => finding.Key == gone.Key)], default));

        var findings = OpenFindings();
        Assert.Null(await findings.FindAsync(gone.Key, default));
        Assert.Empty(await findings.HistoryAsync(gone.Key, default));
        Assert.Equal([], (await findings.MembersAsync(gone.Key, default)).ToList());
        Assert.Equal([stays.Key], (await findings.ListAsync(new FindingFilter { Cluster = AnId.Cluster() }, 10, null, default)).Items.Select(finding => finding.Key));
        Assert.Equal(2, (await findings.HistoryAsync(stays.Key, default)).Count);
        Assert.Equal([AnId.Cluster()], (await findings.MembersAsync(stays.Key, default)).ToList());
    }

    [ContractFact]
    public async Task Remove_ThenOpenedAnew_BeginsAtOne()
    {
        var finding = Resolved("pls", Noon);
        await OpenFindings().WriteAsync([WithParts(finding)], Fence, default);
        await Open().RemoveAsync(await Open().ListResolvedAsync(RecordState.Active, Noon.AddHours(1), 10, default), default);

        await WriteAsync(AStoredFinding.Named("pls"));

        Assert.Empty(await OpenFindings().HistoryAsync(finding.Key, default));
        Assert.Single(await OpenFindings().ListOpenAsync(default));
    }

    [ContractFact]
    public async Task PruneHistory_OldSteps_GoInBatchesAndYoungOnesStay()
    {
        var findings = Enumerable.Range(0, 10).Select(number => AStoredFinding.Named($"pls-{number}")).ToList();
        await OpenFindings().WriteAsync(
            [.. findings.Select(finding => new FindingWrite
            {
                Finding = finding,
                History = [finding.Step(Transition.Opened, Noon.AddDays(-2)), finding.Step(Transition.Notified, Noon.AddDays(-1)), finding.Step(Transition.Changed, Noon)],
            })],
            Fence,
            default);

        Assert.Equal(15, await Open().PruneHistoryAsync(Noon, 15, default));
        Assert.Equal(5, await Open().PruneHistoryAsync(Noon, 15, default));
        Assert.Equal(0, await Open().PruneHistoryAsync(Noon, 15, default));

        foreach (var finding in findings)
        {
            Assert.Equal([Transition.Changed], (await OpenFindings().HistoryAsync(finding.Key, default)).Select(step => step.Transition));
        }
    }

    private static StoredFinding Resolved(string name, DateTimeOffset at) => AStoredFinding.Named(name, changedAt: at) with
    {
        Workflow = WorkflowState.Resolved,
        ResolvedAt = at,
        ResolvedReason = ResolvedReason.Repaired,
    };

    private static FindingWrite WithParts(StoredFinding finding) => new()
    {
        Finding = finding,
        Members = [AnId.Cluster()],
        History = [finding.Step(Transition.Opened, Noon.AddDays(-1)), finding.Step(Transition.Resolved)],
    };

    private async Task WriteAsync(params StoredFinding[] findings) =>
        Assert.Empty(await OpenFindings().WriteAsync([.. findings.Select(finding => finding.Write())], Fence, default));
}
