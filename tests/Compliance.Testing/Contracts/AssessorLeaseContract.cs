using Compliance.Application.Signals;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IAssessorLease"/> does.</summary>
public abstract class AssessorLeaseContract : StoreContract<IAssessorLease>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [ContractFact]
    public async Task TryAcquire_Held_IsRefused()
    {
        Assert.NotNull(await Open().TryAcquireAsync(Minute, default));

        Assert.Null(await Open().TryAcquireAsync(Minute, default));
    }

    [ContractFact]
    public async Task TryAcquire_Concurrently_OneGets()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Open()).ToList();

        var grants = await Task.WhenAll(stores.Select(store => Task.Run(() => store.TryAcquireAsync(Minute, default))));

        Assert.Single(grants, grant => grant is not null);
    }

    [ContractFact]
    public async Task TryAcquire_AfterReleaseOrExpiry_NumberGrows()
    {
        var store = Open();
        var first = (await store.TryAcquireAsync(Minute, default))!;
        await store.ReleaseAsync(first, default);
        var second = (await store.TryAcquireAsync(Minute, default))!;
        Time.Advance(Minute);
        var third = (await Open().TryAcquireAsync(Minute, default))!;

        Assert.True(first.Number < second.Number && second.Number < third.Number);
        Assert.Equal(3, new[] { first.Holder, second.Holder, third.Holder }.Distinct().Count());
    }

    [ContractFact]
    public async Task Renew_Held_KeepsOthersOut()
    {
        var store = Open();
        var grant = (await store.TryAcquireAsync(Minute, default))!;
        Time.Advance(Minute / 2);

        Assert.True(await store.RenewAsync(grant, Minute, default));

        Time.Advance(Minute * 0.75);
        Assert.Null(await Open().TryAcquireAsync(Minute, default));
        Time.Advance(Minute / 4);
        Assert.NotNull(await Open().TryAcquireAsync(Minute, default));
    }

    [ContractFact]
    public async Task Renew_LostToAnother_IsFalseAndLeavesIt()
    {
        var grant = (await Open().TryAcquireAsync(Minute, default))!;
        Time.Advance(Minute);
        var other = (await Open().TryAcquireAsync(Minute, default))!;

        Assert.False(await Open().RenewAsync(grant, Minute, default));

        Assert.True(await Open().RenewAsync(other, Minute, default));
    }

    [ContractFact]
    public async Task Renew_ExpiredButWantedByNobody_IsProlonged()
    {
        var grant = (await Open().TryAcquireAsync(Minute, default))!;
        Time.Advance(Minute * 2);

        Assert.True(await Open().RenewAsync(grant, Minute, default));

        Assert.Null(await Open().TryAcquireAsync(Minute, default));
    }

    [ContractFact]
    public async Task Renew_Released_IsFalse()
    {
        var store = Open();
        var grant = (await store.TryAcquireAsync(Minute, default))!;
        await store.ReleaseAsync(grant, default);

        Assert.False(await store.RenewAsync(grant, Minute, default));
    }

    [ContractFact]
    public async Task Release_LostGrant_LeavesTheNewHolder()
    {
        var grant = (await Open().TryAcquireAsync(Minute, default))!;
        Time.Advance(Minute);
        await Open().TryAcquireAsync(Minute, default);

        await Open().ReleaseAsync(grant, default);

        Assert.Null(await Open().TryAcquireAsync(Minute, default));
    }
}
