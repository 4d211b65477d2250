using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>How every <see cref="IFindingStore"/> lists and counts.</summary>
public abstract class FindingListContract : StoreContract<IFindingStore>
{
    private const long Fence = 1;

    [ContractFact]
    public async Task List_ManyFindings_WorstThenLatestThenKey()
    {
        var store = Open();
        var findings = Many(60);
        await WriteAsync(store, findings);

        var page = await store.ListAsync(new FindingFilter(), 1000, null, default);

        Assert.Equal(InOrder(findings), page.Items.Select(finding => finding.Key.Value));
        Assert.Null(page.Continuation);
    }

    [ContractFact]
    public async Task List_PageByPage_GivesEachOnce()
    {
        var store = Open();
        var findings = Many(60);
        await WriteAsync(store, findings);

        Assert.Equal(InOrder(findings), (await PagesAsync(store, new FindingFilter(), 7)).Select(finding => finding.Key.Value));
        Assert.Equal(InOrder(findings), (await PagesAsync(store, new FindingFilter(), 60)).Select(finding => finding.Key.Value));
    }

    [ContractFact]
    public async Task List_FindingsMoveBetweenPages_TheRestNeitherDoublesNorVanishes()
    {
        var store = Open();
        var findings = Many(40);
        await WriteAsync(store, findings);
        var order = InOrder(findings);
        var first = await store.ListAsync(new FindingFilter(), 10, null, default);

        // One already shown goes to the very end, one not yet shown to the very front.
        var shown = first.Items[2] with { Severity = Severity.Info, LastChangedAt = AStoredFinding.Noon.AddYears(-1) };
        var hidden = (await store.ListOpenAsync(default)).First(finding => finding.Key.Value == order[30]) with { Severity = Severity.Critical, LastChangedAt = AStoredFinding.Noon.AddYears(1) };
        Assert.Empty(await store.WriteAsync([shown.Write(), hidden.Write()], Fence, default));
        var rest = await PagesAsync(store, new FindingFilter(), 10, first.Continuation);

        Assert.Equal([.. order.Skip(10).Where(key => key != hidden.Key.Value), shown.Key.Value], rest.Select(finding => finding.Key.Value));
    }

    [ContractFact]
    public async Task List_EachFilter_Narrows()
    {
        var store = Open();
        var plain = AStoredFinding.Named("Alpha-pls");
        var low = AStoredFinding.Named("beta", severity: Severity.Low);
        var archived = AStoredFinding.Named("gamma") with { Record = RecordState.Archived, Workflow = WorkflowState.Resolved };
        var other = AStoredFinding.Of(AnId.Zone("alphazone", AnId.OtherSubscription), "ARC-DNS-003");
        await WriteAsync(store, [plain, low, archived, other]);

        Assert.Equal([archived.Key], await KeysAsync(store, new FindingFilter { Record = RecordState.Archived }));
        Assert.Equal([archived.Key], await KeysAsync(store, new FindingFilter { State = WorkflowState.Resolved }));
        Assert.Equal([low.Key], await KeysAsync(store, new FindingFilter { Severity = Severity.Low }));
        Assert.Equal([other.Key], await KeysAsync(store, new FindingFilter { Rule = new RuleId("arc-dns-003") }));
        Assert.Equal([other.Key], await KeysAsync(store, new FindingFilter { Subscription = AnId.OtherSubscription.ToUpperInvariant() }));
        Assert.Equal(Sorted(plain, other), Sorted(await KeysAsync(store, new FindingFilter { Prefix = "ALPHA" })));
        Assert.Equal([other.Key], await KeysAsync(store, new FindingFilter { Prefix = "arc-dns" }));
        Assert.Equal(4, (await KeysAsync(store, new FindingFilter { Prefix = "" })).Count);
        Assert.Empty(await KeysAsync(store, new FindingFilter { Prefix = "pls" }));
        Assert.Empty(await KeysAsync(store, new FindingFilter { Prefix = "a' or true or 'a" }));
        Assert.Equal([plain.Key], await KeysAsync(store, new FindingFilter { Prefix = "alpha", Rule = new RuleId("ARC-PL-011"), State = WorkflowState.New, Subscription = AnId.Subscription }));
    }

    [ContractFact]
    public async Task List_OfCluster_ExactlyThoseThatAffectIt()
    {
        var store = Open();
        var findings = Many(50);
        Assert.Empty(await store.WriteAsync(
            [.. findings.Select((finding, number) => new FindingWrite
            {
                Finding = finding,
                // Each holds every cluster from its own number on, so that the one looked for lies inside, at the edge or outside.
                Members = [.. Enumerable.Range(number, 10).Select(cluster => AnId.Cluster($"store-{cluster:D3}"))],
            })],
            Fence,
            default));

        var found = await PagesAsync(store, new FindingFilter { Cluster = ResourceId.Parse(AnId.Cluster("STORE-020").Text.ToUpperInvariant().Replace("/SUBSCRIPTIONS", "/subscriptions", StringComparison.Ordinal)) }, 4);
        var low = await KeysAsync(store, new FindingFilter { Cluster = AnId.Cluster("store-020"), Severity = Severity.Low });

        Assert.Equal(InOrder(findings[11..21]), found.Select(finding => finding.Key.Value));
        Assert.Equal(InOrder(findings[11..21].Where(finding => finding.Severity is Severity.Low)), low.Select(key => key.Value));
        Assert.Empty(await KeysAsync(store, new FindingFilter { Cluster = AnId.Cluster("store-02") }));
    }

    [ContractFact]
    public async Task List_BrokenContinuation_IsAFormatError()
    {
        var store = Open();

        await Assert.ThrowsAsync<FormatException>(() => store.ListAsync(new FindingFilter(), 10, "no continuation!", default));
    }

    [ContractFact]
    public async Task ListOpen_MixedLives_OnlyTheOpen()
    {
        var store = Open();
        await WriteAsync(store, Lives());

        var open = await store.ListOpenAsync(default);

        Assert.Equal(["exempt", "new", "notified"], open.Select(finding => finding.ResourceId.Name).Order());
    }

    [ContractFact]
    public async Task Count_MixedLives_OpenBySeverityAndExemptedApart()
    {
        var store = Open();
        await WriteAsync(store, Lives());

        var counts = await store.CountAsync(default);

        Assert.Equal(1, counts.Exempted);
        Assert.Equal(1, counts.BySeverity[Severity.High]);
        Assert.Equal(1, counts.BySeverity[Severity.Low]);
        Assert.Equal(0, counts.BySeverity[Severity.Critical]);
    }

    [ContractFact]
    public async Task ListOpen_ThousandsOfFindings_AllOfThem()
    {
        var store = Open();
        var findings = Many(2500);
        await WriteAsync(store, findings);

        Assert.Equal(2500, (await store.ListOpenAsync(default)).Count);
        Assert.Equal(InOrder(findings), (await PagesAsync(store, new FindingFilter(), 1000)).Select(finding => finding.Key.Value));
    }

    private static StoredFinding[] Lives() =>
    [
        AStoredFinding.Named("new"),
        AStoredFinding.Named("notified", severity: Severity.Low) with { Workflow = WorkflowState.Notified },
        AStoredFinding.Named("exempt") with { Workflow = WorkflowState.Suppressed, IsExempted = true },
        AStoredFinding.Named("resolved") with { Workflow = WorkflowState.Resolved },
        AStoredFinding.Named("archived") with { Record = RecordState.Archived },
    ];

    private static StoredFinding[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(number => AStoredFinding.Named($"pls-{number}", severity: (Severity)(number % 5), changedAt: AStoredFinding.Noon.AddSeconds(number % 7)))];

    private static IReadOnlyList<string> InOrder(IEnumerable<StoredFinding> findings) =>
        [.. findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.LastChangedAt).ThenBy(finding => finding.Key.Value, StringComparer.Ordinal).Select(finding => finding.Key.Value)];

    private static IEnumerable<string> Sorted(params StoredFinding[] findings) => Sorted(findings.Select(finding => finding.Key));

    private static IEnumerable<string> Sorted(IEnumerable<Domain.Findings.FindingKey> keys) => keys.Select(key => key.Value).Order(StringComparer.Ordinal);

    private static async Task<ImmutableList<StoredFinding>> PagesAsync(IFindingStore store, FindingFilter filter, int top, string? continuation = null)
    {
        var all = ImmutableList<StoredFinding>.Empty;
        do
        {
            var page = await store.ListAsync(filter, top, continuation, default);
            Assert.InRange(page.Items.Count, 0, top);
            all = all.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return all;
    }

    private static async Task<IReadOnlyList<Domain.Findings.FindingKey>> KeysAsync(IFindingStore store, FindingFilter filter) =>
        [.. (await PagesAsync(store, filter, 100)).Select(finding => finding.Key)];

    private static async Task WriteAsync(IFindingStore store, IEnumerable<StoredFinding> findings) =>
        Assert.Empty(await store.WriteAsync([.. findings.Select(AStoredFinding.Write)], Fence, default));
}
