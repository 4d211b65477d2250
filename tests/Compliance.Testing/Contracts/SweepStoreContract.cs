using Compliance.Application.Findings;
using Compliance.Application.Sweeps;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="ISweepStore"/> does.</summary>
public abstract class SweepStoreContract : StoreContract<ISweepStore>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [ContractFact]
    public async Task Find_PutSweep_ComesBackInAnotherProcess()
    {
        await Open().PutAsync(Sweep(SweepKind.Full), default);

        Assert.Equal(Sweep(SweepKind.Full), await Open().FindAsync(SweepKind.Full, default));
    }

    [ContractFact]
    public async Task Find_NoneOfItsKind_IsNull()
    {
        var store = Open();
        await store.PutAsync(Sweep(SweepKind.Light), default);

        Assert.Null(await store.FindAsync(SweepKind.Full, default));
    }

    [ContractFact]
    public async Task Put_Again_TakesThePlaceOfTheOneBefore()
    {
        var store = Open();
        await store.PutAsync(Sweep(SweepKind.Full), default);
        var next = Sweep(SweepKind.Full) with { EndedAt = Noon.AddHours(6), IsComplete = false, Clusters = 8 };

        await store.PutAsync(next, default);

        Assert.Equal(next, await store.FindAsync(SweepKind.Full, default));
    }

    [ContractFact]
    public async Task Put_OfAnAssessorThatWasOverhauled_IsStaleForItsKind()
    {
        var stale = Open();
        await stale.PutAsync(Sweep(SweepKind.Full) with { Fence = 1 }, default);
        var newer = Sweep(SweepKind.Full) with { EndedAt = Noon.AddHours(6), Fence = 2 };
        await Open().PutAsync(newer, default);

        await Assert.ThrowsAsync<StaleLeaseException>(() => stale.PutAsync(Sweep(SweepKind.Full) with { Clusters = 8, Fence = 1 }, default));
        await stale.PutAsync(Sweep(SweepKind.Light) with { Fence = 1 }, default);

        Assert.Equal(newer, await stale.FindAsync(SweepKind.Full, default));
        Assert.Equal(1, (await stale.FindAsync(SweepKind.Light, default))!.Fence);
    }

    [ContractFact]
    public async Task Put_AgainUnderTheSameLease_TakesThePlaceOfTheOneBefore()
    {
        var store = Open();
        await store.PutAsync(Sweep(SweepKind.Full) with { Fence = 3 }, default);
        var noted = Sweep(SweepKind.Full) with { Fence = 3, UnreadSince = Noon, LossesToldUntil = Noon };

        await store.PutAsync(noted, default);

        Assert.Equal(noted, await Open().FindAsync(SweepKind.Full, default));
    }

    [ContractFact]
    public async Task Put_TenThousandBlindSubscriptions_ComeBack()
    {
        var blindness = new Blindness([.. Enumerable.Range(0, 10_000).Select(_ => Guid.NewGuid().ToString())], ["unknown"]);

        await Open().PutAsync(Sweep(SweepKind.Full) with { Blindness = blindness }, default);

        var found = (await Open().FindAsync(SweepKind.Full, default))!.Blindness!;
        Assert.Equal(blindness.Blind.AsEnumerable(), found.Blind);
        Assert.Equal(blindness.Unknown.AsEnumerable(), found.Unknown);
    }

    private static SweepRecord Sweep(SweepKind kind) => new() { Kind = kind, StartedAt = Noon, EndedAt = Noon.AddMinutes(1), IsComplete = true, Clusters = 7 };
}
