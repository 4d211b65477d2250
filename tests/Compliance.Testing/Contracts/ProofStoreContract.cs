using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Testing.Contracts;

/// <summary>What every <see cref="IProofStore"/> does.</summary>
public abstract class ProofStoreContract : StoreContract<IProofStore>
{
    private const long Fence = 7;

    [ContractFact]
    public async Task Find_WrittenProof_ComesBackAsWritten()
    {
        var proof = Proof("Store-1") with
        {
            ScopeId = AnId.Scope(),
            Verdict = Verdict.OutOfScope,
            OutOfScopeReason = OutOfScopeReason.Exempt,
            Assurance = Assurance.Azure,
            BrokenAt = Hop.Zones,
            // More than one property of a table row holds.
            HopsJson = $"[\"{string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number * 7919L:x} ü"))}\"]",
        };

        Assert.Equal(1, await Open().WriteAsync([proof], scopes: null, Fence, default));

        Assert.Equal(proof, await Open().FindAsync(AnId.Cluster("STORE-1"), default));
        Assert.Equal("Store-1", (await Open().FindAsync(AnId.Cluster("store-1"), default))!.ClusterId.Name);
    }

    [ContractFact]
    public async Task Find_NoProof_IsNull()
    {
        Assert.Null(await Open().FindAsync(AnId.Cluster(), default));
    }

    [ContractFact]
    public async Task Write_UnchangedDigests_WritesNothing()
    {
        var store = Open();
        StoredProof[] proofs = [.. Enumerable.Range(0, 250).Select(number => Proof($"store-{number}"))];
        Assert.Equal(250, await store.WriteAsync(proofs, scopes: null, Fence, default));

        var again = await store.WriteAsync([.. proofs.Select(proof => proof with { JudgedAt = proof.JudgedAt.AddDays(1) })], scopes: null, Fence, default);
        var few = await store.WriteAsync([proofs[3], proofs[4] with { Digest = "new", Verdict = Verdict.Broken }], scopes: null, Fence, default);

        Assert.Equal((0, 1), (again, few));
        Assert.Equal(proofs[3], await store.FindAsync(proofs[3].ClusterId, default));
        Assert.Equal(Verdict.Broken, (await store.FindAsync(proofs[4].ClusterId, default))!.Verdict);
    }

    [ContractFact]
    public async Task Write_OfAnotherScope_OnlyWhereTheFormerWasJudgedToo()
    {
        var (left, gone, stays) = (Proof("left") with { ScopeId = AnId.Scope("a") }, Proof("gone") with { ScopeId = AnId.Scope("a") }, Proof("stays") with { ScopeId = AnId.Scope("a") });
        var none = Proof("none");
        await Open().WriteAsync([left, gone, stays, none], scopes: null, Fence, default);
        StoredProof[] next =
        [
            left with { ScopeId = AnId.Scope("b"), Digest = "b" }, gone with { ScopeId = null, Digest = "b" }, stays with { Digest = "b" },
            none with { ScopeId = AnId.Scope("b"), Digest = "b" }, Proof("new") with { ScopeId = AnId.Scope("b"), Digest = "b" },
        ];
        var store = Open();

        Assert.Equal(3, await store.WriteAsync(next, new HashSet<ResourceId> { AnId.Scope("b") }, Fence, default));
        Assert.Equal(left, await store.FindAsync(left.ClusterId, default));
        Assert.Equal(gone, await store.FindAsync(gone.ClusterId, default));
        Assert.Equal(2, await store.WriteAsync(next, new HashSet<ResourceId> { AnId.Scope("A"), AnId.Scope("b") }, Fence, default));
        Assert.Equal(next[0], await store.FindAsync(left.ClusterId, default));
        Assert.Null((await store.FindAsync(gone.ClusterId, default))!.ScopeId);
    }

    [ContractFact]
    public async Task List_PageByPage_InOrderOfTheIds()
    {
        var store = Open();
        // '-', '.', '/' and '0' are neighbours: an encoding of keys must not change their order.
        string[] groups = ["rg", "rg-a", "rg.a", "rg0", "RG_b", "rg a", "rg(a)", "rgä"];
        var clusters = groups.SelectMany(group => new[] { "a", "a-b", "a.b", "B" }.Select(name =>
            ResourceId.Parse($"/subscriptions/s/resourceGroups/{group}/providers/Microsoft.Kubernetes/connectedClusters/{name}"))).ToList();
        await store.WriteAsync([.. clusters.Select(Of)], scopes: null, Fence, default);

        var listed = await PagesAsync(store, null, 5);

        Assert.Equal(clusters.Order().Select(cluster => cluster.Text), listed.Select(proof => proof.ClusterId.Text));
    }

    [ContractFact]
    public async Task List_OfVerdict_OnlyThose()
    {
        var store = Open();
        await store.WriteAsync([.. Enumerable.Range(0, 40).Select(number => Proof($"store-{number:D2}") with { Verdict = (Verdict)(number % 4) })], scopes: null, Fence, default);

        var broken = await PagesAsync(store, Verdict.Broken, 3);

        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"store-{(number * 4) + 1:D2}"), broken.Select(proof => proof.ClusterId.Name));
    }

    [ContractFact]
    public async Task Count_SomeVerdicts_CountsEach()
    {
        var store = Open();
        await store.WriteAsync([.. Enumerable.Range(0, 10).Select(number => Proof($"store-{number}") with { Verdict = number < 3 ? Verdict.Broken : Verdict.Proven })], scopes: null, Fence, default);

        var counts = await store.CountAsync(default);

        Assert.Equal((3, 7, 0, 0), (counts[Verdict.Broken], counts[Verdict.Proven], counts[Verdict.Unknown], counts[Verdict.OutOfScope]));
    }

    [ContractFact]
    public async Task Remove_SomeAndUnknown_TheRestStays()
    {
        var store = Open();
        await store.WriteAsync([.. Enumerable.Range(0, 150).Select(number => Proof($"store-{number}"))], scopes: null, Fence, default);

        await store.RemoveAsync([.. Enumerable.Range(1, 200).Select(number => AnId.Cluster($"STORE-{number}"))], Fence, default);

        Assert.Equal([AnId.Cluster("store-0")], await store.ListIdsAsync(default));
    }

    [ContractFact]
    public async Task Write_SameClusterTwiceInOneCall_TheLastStands()
    {
        var store = Open();

        await store.WriteAsync([Proof("store-1"), Proof("store-1") with { Digest = "other", Verdict = Verdict.Broken }], scopes: null, Fence, default);

        Assert.Equal(Verdict.Broken, (await store.FindAsync(AnId.Cluster("store-1"), default))!.Verdict);
    }

    [ContractFact]
    public async Task WriteAndRemove_BehindTheFence_ChangeNothing()
    {
        var stale = Open();
        await stale.RaiseFenceAsync(1, default);
        // In every partition of any store.
        StoredProof[] proofs = [.. Enumerable.Range(0, 100).Select(number => Proof($"store-{number}"))];
        await stale.WriteAsync(proofs, scopes: null, 1, default);
        await Open().RaiseFenceAsync(2, default);

        foreach (var proof in proofs)
        {
            await Assert.ThrowsAsync<StaleLeaseException>(() => stale.WriteAsync([proof with { Digest = "stale" }], scopes: null, 1, default));
            await Assert.ThrowsAsync<StaleLeaseException>(() => stale.RemoveAsync([proof.ClusterId], 1, default));
        }

        Assert.Equal(0, await Open().WriteAsync(proofs, scopes: null, 2, default));
        Assert.Equal(100, (await PagesAsync(stale, null, 40)).Count);
        Assert.Equal(100, (await stale.ListIdsAsync(default)).Count);
        Assert.Equal(100, (await stale.CountAsync(default))[Verdict.Proven]);
    }

    [ContractFact]
    public async Task RaiseFence_SmallerNumber_IsStale()
    {
        await Open().RaiseFenceAsync(4, default);

        await Open().RaiseFenceAsync(4, default);
        await Assert.ThrowsAsync<StaleLeaseException>(() => Open().RaiseFenceAsync(3, default));
    }

    private static StoredProof Proof(string name) => Of(AnId.Cluster(name));

    private static StoredProof Of(ResourceId cluster) => new()
    {
        ClusterId = cluster,
        Verdict = Verdict.Proven,
        Assurance = Assurance.Full,
        HopsJson = "[]",
        Digest = "00ff",
        JudgedAt = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
    };

    private static async Task<IReadOnlyList<StoredProof>> PagesAsync(IProofStore store, Verdict? verdict, int top)
    {
        List<StoredProof> all = [];
        string? continuation = null;
        do
        {
            var page = await store.ListAsync(verdict, top, continuation, default);
            Assert.InRange(page.Items.Count, 1, top);
            all.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return all;
    }
}
