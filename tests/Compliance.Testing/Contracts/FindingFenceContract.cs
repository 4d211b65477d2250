using Compliance.Application.Findings;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>How every <see cref="IFindingStore"/> keeps an assessor out that lost its lease.</summary>
public abstract class FindingFenceContract : StoreContract<IFindingStore>
{
    [ContractFact]
    public async Task Write_BehindTheFence_StoresNothingInAnyPartition()
    {
        var stale = Open();
        await stale.RaiseFenceAsync(1, default);
        await stale.WriteAsync([AStoredFinding.Named("before").Write()], 1, default);
        await Open().RaiseFenceAsync(2, default);

        foreach (var finding in AStoredFinding.InEveryPartition())
        {
            var write = new FindingWrite { Finding = finding, History = [finding.Step(Transition.Opened)], Alert = finding.Owes($"{finding.Key}") };
            await Assert.ThrowsAsync<StaleLeaseException>(() => stale.WriteAsync([write], 1, default));
            Assert.Empty(await stale.HistoryAsync(finding.Key, default));
        }

        Assert.Equal(["before"], (await stale.ListOpenAsync(default)).Select(finding => finding.ResourceId.Name));
        Assert.Null(await stale.NextDueAsync(default));
    }

    [ContractFact]
    public async Task Write_BehindTheFenceOnceMore_IsRefusedAgain()
    {
        var stale = Open();
        await stale.RaiseFenceAsync(1, default);
        await Open().RaiseFenceAsync(2, default);
        var write = AStoredFinding.Named("pls").Write();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<StaleLeaseException>(() => stale.WriteAsync([write], 1, default));
        }

        Assert.Empty(await stale.ListOpenAsync(default));
        Assert.Empty(await Open().WriteAsync([write], 2, default));
    }

    [ContractFact]
    public async Task Write_BehindTheFenceThatTheSameInstanceRaised_IsRefused()
    {
        // A process that stood still may take the lease anew before its older work finds that it lost it.
        var store = Open();
        await store.RaiseFenceAsync(1, default);
        await store.RaiseFenceAsync(2, default);

        foreach (var finding in AStoredFinding.InEveryPartition())
        {
            await Assert.ThrowsAsync<StaleLeaseException>(() => store.WriteAsync([finding.Write()], 1, default));
        }

        Assert.Empty(await store.ListOpenAsync(default));
    }

    [ContractFact]
    public async Task Write_AllPartitionsBehindTheFence_StoresNothing()
    {
        var stale = Open();
        await stale.RaiseFenceAsync(1, default);
        await Open().RaiseFenceAsync(2, default);

        await Assert.ThrowsAsync<StaleLeaseException>(() => stale.WriteAsync([.. AStoredFinding.InEveryPartition().Select(AStoredFinding.Write)], 1, default));

        Assert.Empty(await stale.ListOpenAsync(default));
    }

    [ContractFact]
    public async Task Write_NumberOfTheFence_ByAnyInstance()
    {
        await Open().RaiseFenceAsync(3, default);

        // The lease may pass within a process to another instance with the same number in hand.
        foreach (var finding in AStoredFinding.InEveryPartition())
        {
            Assert.Empty(await Open().WriteAsync([finding.Write()], 3, default));
        }

        Assert.Equal(16, (await Open().ListOpenAsync(default)).Count);
    }

    [ContractFact]
    public async Task Write_NumberAboveTheFence_RaisesItThere()
    {
        var (newer, older) = (Open(), Open());
        await older.RaiseFenceAsync(1, default);
        var finding = AStoredFinding.In('a');

        Assert.Empty(await newer.WriteAsync([finding.Write()], 2, default));

        var read = (await older.FindAsync(finding.Key, default))!;
        await Assert.ThrowsAsync<StaleLeaseException>(() => older.WriteAsync([read.Write()], 1, default));
    }

    [ContractFact]
    public async Task RaiseFence_EqualNumber_IsNoError()
    {
        var store = Open();
        await store.RaiseFenceAsync(4, default);

        await Open().RaiseFenceAsync(4, default);

        Assert.Empty(await store.WriteAsync([AStoredFinding.Named("pls").Write()], 4, default));
    }

    [ContractFact]
    public async Task RaiseFence_SmallerNumber_IsStale()
    {
        await Open().RaiseFenceAsync(4, default);

        await Assert.ThrowsAsync<StaleLeaseException>(() => Open().RaiseFenceAsync(3, default));
    }

    [ContractFact]
    public async Task RaiseFence_WhileAnotherWrites_NothingIsWrittenAfterwards()
    {
        var (old, young) = (Open(), Open());
        await old.RaiseFenceAsync(1, default);
        var writing = new TaskCompletionSource();
        var loop = Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                await old.WriteAsync([.. Enumerable.Range(0, 4).Select(part => AStoredFinding.Named($"pls-{number}-{part}").Write())], 1, default);
                if (number == 3)
                {
                    writing.SetResult();
                }
            }
        });
        await writing.Task;

        await young.RaiseFenceAsync(2, default);
        var after = (await young.ListOpenAsync(default)).Count;

        await Assert.ThrowsAsync<StaleLeaseException>(() => loop);
        Assert.Equal(after, (await young.ListOpenAsync(default)).Count);
    }

    [ContractFact]
    public async Task Write_TwoAssessorsOfOneNumber_LoseNothing()
    {
        var stores = new[] { Open(), Open(), Open(), Open() };
        await stores[0].RaiseFenceAsync(1, default);

        // Never meant to happen, but then their transactions only disturb each other.
        var left = await Task.WhenAll(stores.Select((store, writer) => Task.Run(() =>
            store.WriteAsync([.. Enumerable.Range(0, 40).Select(number => AStoredFinding.Named($"pls-{writer}-{number}").Write())], 1, default))));

        Assert.All(left, Assert.Empty);
        Assert.Equal(160, (await stores[0].ListOpenAsync(default)).Count);
    }
}
