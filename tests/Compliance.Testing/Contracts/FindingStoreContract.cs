using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IFindingStore"/> does with single findings and their parts.</summary>
public abstract class FindingStoreContract : StoreContract<IFindingStore>
{
    private const long Fence = 7;

    [ContractFact]
    public async Task Find_WrittenFinding_ComesBackAsWritten()
    {
        var finding = AStoredFinding.Of(AnId.Zone("privatelink.his.arc.azure.com"), "ARC-DNS-003", Severity.Critical) with
        {
            Evidence = [new StoredEvidence(AnId.Scope(), "properties.publicNetworkAccess", "Enabled", null, AStoredFinding.Noon)],
            Record = RecordState.Archived,
            Workflow = WorkflowState.Resolved,
            IsExempted = true,
            AffectedCount = 3,
            AffectedDigest = "ab12",
            ResolvedAt = AStoredFinding.Noon.AddTicks(1),
            ResolvedReason = ResolvedReason.ResourceDeleted,
            Occurrences = 4,
            LastJudged = ComplianceState.Unknown,
            StaleSince = AStoredFinding.Noon.AddHours(1),
            Ledger = new Ledger { Event = AStoredFinding.Noon, InsideAzure = TimeSpan.FromMilliseconds(12.5) },
        };

        await WriteAsync(Open(), finding.Write());

        var found = await Open().FindAsync(finding.Key, default);
        Assert.NotNull(found);
        Assert.NotNull(found.Version);
        Assert.Equal(finding.Evidence.ToList(), found.Evidence.ToList());
        Assert.Equal(finding, found with { Version = null, Evidence = finding.Evidence });
    }

    [ContractFact]
    public async Task Find_UnknownKey_HasNothing()
    {
        var store = Open();
        var key = AStoredFinding.Named("pls").Key;

        Assert.Null(await store.FindAsync(key, default));
        Assert.Empty(await MembersAsync(store, key));
        Assert.Empty(await store.HistoryAsync(key, default));
    }

    [ContractFact]
    public async Task Write_NothingAtAll_IsFine()
    {
        Assert.Empty(await Open().WriteAsync([], Fence, default));
    }

    [ContractFact]
    public async Task FindMany_SomeAreThere_ReturnsThose()
    {
        var store = Open();
        var findings = AStoredFinding.InEveryPartition();
        await store.WriteAsync([.. findings.Take(10).Select(finding => finding.Write())], Fence, default);

        var found = await store.FindManyAsync([.. findings.Skip(5).Select(finding => finding.Key)], default);

        Assert.Equal(findings.Skip(5).Take(5).Select(finding => finding.Key.Value).Order(), found.Select(finding => finding.Key.Value).Order());
        Assert.All(found, finding => Assert.NotNull(finding.Version));
        Assert.Empty(await store.FindManyAsync([], default));
    }

    [ContractFact]
    public async Task Write_StaleVersion_IsLeftOutWholeAndTheOthersWritten()
    {
        var store = Open();
        // Sixteen of one partition share a transaction where a store packs them.
        var findings = Enumerable.Range(0, 400).Select(number => AStoredFinding.Named($"pls-{number}")).Where(finding => finding.Key.Partition == '3').Take(16).ToList();
        await WriteAsync(store, [.. findings.Select(finding => finding.Write())]);
        var read = await Task.WhenAll(findings.Select(finding => store.FindAsync(finding.Key, default)));
        await WriteAsync(store, (read[4]! with { Message = "first" }).Write());

        var left = await store.WriteAsync(
            [.. read.Select(finding => new FindingWrite
            {
                Finding = finding! with { Message = "second" },
                Members = [AnId.Cluster()],
                History = [finding.Step(Transition.Changed)],
                Alert = finding.Owes($"alert-{finding.Key}"),
            })],
            Fence,
            default);

        Assert.Equal([findings[4].Key], left);
        Assert.Equal("first", (await store.FindAsync(findings[4].Key, default))!.Message);
        Assert.Empty(await MembersAsync(store, findings[4].Key));
        Assert.Empty(await store.HistoryAsync(findings[4].Key, default));
        Assert.DoesNotContain(await store.ListDueAsync(AStoredFinding.Noon, 100, default), entry => entry.Key == findings[4].Key);
        Assert.Equal("second", (await store.FindAsync(findings[5].Key, default))!.Message);
        Assert.Equal([AnId.Cluster()], await MembersAsync(store, findings[5].Key));
        Assert.Equal(15, (await store.ListDueAsync(AStoredFinding.Noon, 100, default)).Count);
    }

    [ContractFact]
    public async Task Write_NewThoughStored_IsLeftOut()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, finding.Write());

        var left = await store.WriteAsync([(finding with { Message = "again" }).Write()], Fence, default);

        Assert.Equal([finding.Key], left);
        Assert.Equal(finding.Message, (await store.FindAsync(finding.Key, default))!.Message);
    }

    [ContractFact]
    public async Task Write_VersionsFromEveryRead_AreGood()
    {
        var store = Open();
        var key = AStoredFinding.Named("pls").Key;
        await WriteAsync(store, AStoredFinding.Named("pls").Write());

        await WriteAsync(store, (await store.FindAsync(key, default))!.Write());
        await WriteAsync(store, ((await store.ListOpenAsync(default))[0] with { Severity = Severity.Low }).Write());
        await WriteAsync(store, ((await store.ListAsync(new FindingFilter(), 10, null, default)).Items[0] with { Message = "last" }).Write());

        Assert.Equal(("last", Severity.Low), (await store.FindAsync(key, default)) is { } last ? (last.Message, last.Severity) : default);
        Assert.Single((await store.ListAsync(new FindingFilter(), 10, null, default)).Items);
    }

    [ContractFact]
    public async Task Write_SameFindingConcurrently_OneWins()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, finding.Write());
        var read = (await store.FindAsync(finding.Key, default))!;

        var left = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
            Open().WriteAsync([new FindingWrite { Finding = read with { Message = $"{writer}" }, History = [read.Step(Transition.Changed)] }], Fence, default))));

        Assert.Equal(1, left.Count(keys => keys.Count == 0));
        Assert.Single(await store.HistoryAsync(finding.Key, default));
    }

    [ContractFact]
    public async Task Members_WrittenInAnyOrder_ComeBackInOrder()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        ImmutableArray<ResourceId> members = [AnId.Cluster("Store-B"), AnId.Cluster("store-a"), AnId.Cluster("store-c")];

        await WriteAsync(store, new FindingWrite { Finding = finding, Members = members });

        Assert.Equal(["store-a", "Store-B", "store-c"], (await MembersAsync(store, finding.Key)).Select(member => member.Name));
    }

    [ContractFact]
    public async Task Members_WriteWithoutThem_Stay()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Members = [AnId.Cluster("a")] });

        await WriteAsync(store, ((await store.FindAsync(finding.Key, default))! with { Message = "other" }).Write());

        Assert.Equal([AnId.Cluster("a")], await MembersAsync(store, finding.Key));
    }

    [ContractFact]
    public async Task Members_WrittenEmpty_AreGone()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, Members = [AnId.Cluster("a")] });

        await WriteAsync(store, new FindingWrite { Finding = (await store.FindAsync(finding.Key, default))!, Members = [] });

        Assert.Empty(await MembersAsync(store, finding.Key));
        Assert.Empty((await store.ListAsync(new FindingFilter { Cluster = AnId.Cluster("a") }, 10, null, default)).Items);
    }

    [ContractFact]
    public async Task Members_HundredThousandTwice_TheSecondSetStands()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        var first = Clusters("store", 100_000);
        // Names as random as names get: a list that hardly shrinks.
        var second = Clusters("edge", 100_000);
        await WriteAsync(store, new FindingWrite { Finding = finding, Members = first });
        Assert.True(InOrder(first).SequenceEqual(await MembersAsync(store, finding.Key)));

        await WriteAsync(store, new FindingWrite { Finding = (await store.FindAsync(finding.Key, default))!, Members = second });

        Assert.True(InOrder(second).SequenceEqual(await MembersAsync(store, finding.Key)));
        Assert.Single((await store.ListAsync(new FindingFilter { Cluster = second[77_777] }, 10, null, default)).Items);
        Assert.Empty((await store.ListAsync(new FindingFilter { Cluster = first[77_777] }, 10, null, default)).Items);
    }

    [ContractFact]
    public async Task Members_MoreThanAnyTransactionHolds_AreReplacedWhole()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        // Each name is a kilobyte that no packing makes smaller: six megabytes in all.
        var (first, second) = (Clusters("store", 6000, 2000), Clusters("edge", 6001, 2000));
        await WriteAsync(store, new FindingWrite { Finding = finding, Members = first });
        Assert.True(InOrder(first).SequenceEqual(await MembersAsync(store, finding.Key)));

        // A write that loses leaves the list as it was.
        Assert.Single(await store.WriteAsync([new FindingWrite { Finding = finding, Members = second }], Fence, default));
        Assert.True(InOrder(first).SequenceEqual(await MembersAsync(store, finding.Key)));
        Assert.Empty((await store.ListAsync(new FindingFilter { Cluster = second[7] }, 10, null, default)).Items);

        await WriteAsync(store, new FindingWrite { Finding = (await store.FindAsync(finding.Key, default))!, Members = second });
        Assert.True(InOrder(second).SequenceEqual(await MembersAsync(store, finding.Key)));
        Assert.Empty((await store.ListAsync(new FindingFilter { Cluster = first[7] }, 10, null, default)).Items);
    }

    [ContractFact]
    public async Task History_ManyWrites_OldestFirst()
    {
        var store = Open();
        var finding = AStoredFinding.Named("pls");
        await WriteAsync(store, new FindingWrite { Finding = finding, History = [finding.Step(Transition.Opened, AStoredFinding.Noon, "event")] });
        var at = AStoredFinding.Noon.AddMinutes(1);

        await WriteAsync(store, new FindingWrite
        {
            Finding = (await store.FindAsync(finding.Key, default))!,
            History = [finding.Step(Transition.Changed, at), finding.Step(Transition.Suppressed, at)],
        });
        await WriteAsync(store, new FindingWrite { Finding = (await store.FindAsync(finding.Key, default))!, History = [finding.Step(Transition.Resolved, at)] });

        var history = await store.HistoryAsync(finding.Key, default);
        Assert.Equal([Transition.Opened, Transition.Changed, Transition.Suppressed, Transition.Resolved], history.Select(entry => entry.Transition));
        Assert.Equal(finding.Step(Transition.Opened, AStoredFinding.Noon, "event"), history[0]);
    }

    [ContractFact]
    public async Task Write_EvidenceOfManyKilobytes_ComesBack()
    {
        var store = Open();
        var random = new Random(1);
        var finding = AStoredFinding.Named("pls") with
        {
            Evidence = [.. Enumerable.Range(0, 1000).Select(number =>
                new StoredEvidence(AnId.Cluster($"store-{number}"), "properties", $"{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}", null, AStoredFinding.Noon))],
        };

        await WriteAsync(store, finding.Write());

        Assert.Equal(finding.Evidence.ToList(), (await store.FindAsync(finding.Key, default))!.Evidence.ToList());
    }

    [ContractFact]
    public async Task Write_OddCharacters_AreKept()
    {
        var store = Open();
        var resource = ResourceId.Parse("/subscriptions/s/resourceGroups/R&D (old) 50% 'größer' +x=1/providers/Microsoft.HybridCompute/privateLinkScopes/日本-pls_1.2");
        var cluster = ResourceId.Parse("/subscriptions/s/resourceGroups/it's % ä/providers/Microsoft.Kubernetes/connectedClusters/o'brien");
        var finding = AStoredFinding.Of(resource) with { Message = "\"quoted\" <&> \u2028 'single' 😀\n--batch\r\n\r\n" };
        var alert = finding.Owes("alert/with?odd#chars\\and 'quotes' % ü");

        await WriteAsync(store, new FindingWrite { Finding = finding, Members = [cluster], Alert = alert, History = [finding.Step(Transition.Opened)] });

        var found = (await store.FindAsync(finding.Key, default))!;
        Assert.Equal((finding.Message, resource.Text), (found.Message, found.ResourceId.Text));
        Assert.Equal(cluster.Text, Assert.Single(await MembersAsync(store, finding.Key)).Text);
        Assert.Single((await store.ListAsync(new FindingFilter { Cluster = cluster }, 10, null, default)).Items);
        Assert.Single((await store.ListAsync(new FindingFilter { Prefix = "日本-P" }, 10, null, default)).Items);
        Assert.Equal(alert, Assert.Single(await store.ListDueAsync(AStoredFinding.Noon, 10, default)));
        Assert.True(await store.SettleAsync(alert, found, null, default));
        Assert.Empty(await store.ListDueAsync(AStoredFinding.Noon, 10, default));
    }

    private static ImmutableArray<ResourceId> Clusters(string prefix, int count, int randomDigits = 16)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(number => AnId.Cluster($"{prefix}-{random.GetHexString(randomDigits, lowercase: true)}-{number}"))];
    }

    private static IEnumerable<ResourceId> InOrder(IEnumerable<ResourceId> clusters) => clusters.OrderBy(cluster => cluster.Lower, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<ResourceId>> MembersAsync(IFindingStore store, FindingKey key) => [.. await store.MembersAsync(key, default)];

    private static async Task WriteAsync(IFindingStore store, params FindingWrite[] writes) =>
        Assert.Equal([], (IEnumerable<FindingKey>)await store.WriteAsync(writes, Fence, default));
}
