using System.Text;
using Compliance.Application.Findings;
using Compliance.Application.Scans;
using Compliance.Domain.Ids;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IScanStore"/> does.</summary>
public abstract class ScanStoreContract : StoreContract<IScanStore>
{
    private const long Fence = 7;

    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [ContractFact]
    public async Task Find_PutScan_ComesBackAsPut()
    {
        var scan = Scan("one/odd?id#'%") with
        {
            Scope = new ScanScope { Subscriptions = ["a", "b"], ResourceGroup = ResourceId.Parse("/subscriptions/a/resourceGroups/rg"), Cluster = AnId.Cluster() },
            Status = ScanStatus.Failed,
            StartedAt = Noon.AddSeconds(1),
            CompletedAt = Noon.AddSeconds(2),
            Error = "no",
        };

        await Open().PutAsync(scan, Fence, default);

        var found = (await Open().FindAsync(scan.Id, default))!;
        Assert.Equal(scan.Scope.Subscriptions.ToList(), found.Scope.Subscriptions.ToList());
        Assert.Equal(scan, found with { Scope = scan.Scope });
        Assert.Equal(scan.Scope, found.Scope with { Subscriptions = scan.Scope.Subscriptions });
    }

    [ContractFact]
    public async Task Find_Unknown_IsNull()
    {
        var store = Open();

        Assert.Null(await store.FindAsync("x", default));
        Assert.Null(await store.FindResultAsync("x", default));
        Assert.Null(await store.NextUnfinishedAsync(default));
    }

    [ContractFact]
    public async Task NextUnfinished_SeveralScans_IsTheOldestQueuedOrRunning()
    {
        var store = Open();
        await store.PutAsync(Scan("a", 3), Fence, default);
        await store.PutAsync(Scan("b", 2), Fence, default);
        await store.PutAsync(Scan("c", 1), Fence, default);
        await store.PutAsync(Scan("c", 1) with { Status = ScanStatus.Succeeded }, Fence, default);

        Assert.Equal("b", (await store.NextUnfinishedAsync(default))!.Id);
        await store.PutAsync(Scan("d", 0) with { Status = ScanStatus.Running }, Fence, default);
        Assert.Equal("d", (await store.NextUnfinishedAsync(default))!.Id);
    }

    [ContractFact]
    public async Task PutResult_SmallThenBigThenSmall_TheLastStands()
    {
        var store = Open();
        await store.PutAsync(Scan("a"), Fence, default);
        // Does not shrink: more than a transaction of any table holds.
        var random = new byte[9_000_000];
        new Random(1).NextBytes(random);
        var big = Encoding.ASCII.GetBytes($"\"{Convert.ToBase64String(random)}\"");

        foreach (var json in new[] { "{}"u8.ToArray(), big, "[1]"u8.ToArray() })
        {
            await store.PutResultAsync("a", json, Fence, default);
            Assert.True((await Open().FindResultAsync("a", default))!.Value.Span.SequenceEqual(json));
        }

        Assert.Equal(ScanStatus.Queued, (await store.FindAsync("a", default))!.Status);
    }

    [ContractFact]
    public async Task Put_AfterResult_LeavesTheResult()
    {
        var store = Open();
        await store.PutResultAsync("a", "[]"u8.ToArray(), Fence, default);

        await store.PutAsync(Scan("a") with { Status = ScanStatus.Succeeded }, Fence, default);

        Assert.Equal("[]", Encoding.UTF8.GetString((await store.FindResultAsync("a", default))!.Value.Span));
    }

    [ContractFact]
    public async Task Put_OfAnAssessorThatWasOverhauled_IsStale()
    {
        var stale = Open();
        await stale.AddAsync(Scan("a"), default);
        await stale.PutAsync(Scan("a") with { Status = ScanStatus.Running }, 1, default);
        await stale.PutResultAsync("a", "[1]"u8.ToArray(), 1, default);
        var newer = Open();
        await newer.PutAsync(Scan("a") with { Status = ScanStatus.Running }, 2, default);
        await newer.PutResultAsync("a", "[2]"u8.ToArray(), 2, default);
        await newer.PutAsync(Scan("a") with { Status = ScanStatus.Succeeded }, 2, default);

        await Assert.ThrowsAsync<StaleLeaseException>(() => stale.PutResultAsync("a", "[1]"u8.ToArray(), 1, default));
        await Assert.ThrowsAsync<StaleLeaseException>(() => stale.PutAsync(Scan("a") with { Status = ScanStatus.Failed }, 1, default));

        Assert.Equal(ScanStatus.Succeeded, (await newer.FindAsync("a", default))!.Status);
        Assert.Equal("[2]", Encoding.UTF8.GetString((await newer.FindResultAsync("a", default))!.Value.Span));
    }

    private static ScanRecord Scan(string id, int second = 0) => new()
    {
        Id = id,
        Scope = ScanScope.Everything,
        Status = ScanStatus.Queued,
        RequestedAt = Noon.AddSeconds(second),
    };
}
