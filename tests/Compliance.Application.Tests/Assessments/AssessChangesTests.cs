using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Signals;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Assessments;

public sealed class AssessChangesTests : IAsyncLifetime
{
    private static readonly HealthyChain Chain = new(clusters: 3);

    private readonly EngineFixture _engine = new();

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task Sweep_HealthyEstate_StoresProvenClustersAndNoFinding()
    {
        var counts = await _engine.Get<IProofStore>().CountAsync(CancellationToken.None);

        Assert.Equal(3, counts[Verdict.Proven]);
        Assert.DoesNotContain(await _engine.OpenAsync(), finding => finding.Severity > Severity.Info);
    }

    [Fact]
    public async Task Change_ClusterLosesAssociation_OpensOneFindingWithItsLedger()
    {
        Disassociate();

        await _engine.ChangedAsync(Chain.Cluster);

        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        Assert.NotNull(finding);
        Assert.Equal((Severity.High, 1, WorkflowState.New), (finding.Severity, finding.AffectedCount, finding.Workflow));
        Assert.Equal(_engine.Time.GetUtcNow() - TimeSpan.FromSeconds(1), finding.Ledger.Event);
        Assert.Equal(_engine.Time.GetUtcNow(), finding.Ledger.Stored);
        Assert.Equal(Verdict.Broken, (await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, CancellationToken.None))!.Verdict);
        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Change_ClusterIsAssociatedAgain_ResolvesAndKeepsFirstSeen()
    {
        Disassociate();
        await _engine.ChangedAsync(Chain.Cluster);
        var firstSeen = _engine.Time.GetUtcNow();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Holds(Chain.Estate());

        await _engine.ChangedAsync(Chain.Cluster);

        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        Assert.Equal((WorkflowState.Resolved, ResolvedReason.Repaired, firstSeen), (finding!.Workflow, finding.ResolvedReason, finding.FirstSeenAt));
        Assert.Equal(Verdict.Proven, (await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, CancellationToken.None))!.Verdict);
    }

    [Fact]
    public async Task Change_BrokenAgain_ReopensWithOneOccurrenceMore()
    {
        Disassociate();
        await _engine.ChangedAsync(Chain.Cluster);
        var firstSeen = _engine.Time.GetUtcNow();
        _engine.Azure.Holds(Chain.Estate());
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        await _engine.ChangedAsync(Chain.Cluster);
        Disassociate();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await _engine.ChangedAsync(Chain.Cluster);

        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        Assert.Equal((WorkflowState.New, 2, firstSeen), (finding!.Workflow, finding.Occurrences, finding.FirstSeenAt));
        Assert.Null(finding.ResolvedAt);
    }

    [Fact]
    public async Task Change_ZoneLosesItsLink_IsOneFindingWithEveryCluster()
    {
        _engine.Azure.Now.Without(Chain.Link(ArcZone.KubernetesConfiguration));

        await _engine.ChangedAsync(Chain.Link(ArcZone.KubernetesConfiguration));

        var finding = Assert.Single(await _engine.OpenAsync(), found => found.RuleId.Value == "ARC-DNS-003");
        Assert.Equal(Chain.Zone(ArcZone.KubernetesConfiguration), finding.ResourceId);
        Assert.Equal(Chain.Clusters, await _engine.Get<IFindingStore>().MembersAsync(finding.Key, CancellationToken.None));
    }

    [Fact]
    public async Task Change_IndexLagsBehind_TheFreshReadDecidesAndASweepDoesNotUndoIt()
    {
        _engine.Azure.FreezeIndex();
        Disassociate();

        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromMinutes(5));
        await _engine.SweepAsync();

        Assert.Equal(WorkflowState.New, (await _engine.FindingAsync("ARC-PL-001", Chain.Cluster))!.Workflow);
    }

    [Fact]
    public async Task Change_ClusterIsDeleted_ResolvesItsFindingsAndForgetsItsProof()
    {
        Disassociate();
        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Now.Without(Chain.Cluster);

        await _engine.ChangedAsync(Chain.Cluster);

        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        Assert.Equal((WorkflowState.Resolved, ResolvedReason.ResourceDeleted), (finding!.Workflow, finding.ResolvedReason));
        Assert.Null(await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, CancellationToken.None));
    }

    [Fact]
    public async Task Change_ScopeIsDeleted_IsOneFindingOnTheMissingScope()
    {
        _engine.Azure.Now.Without(Chain.Scope);

        await _engine.ChangedAsync(Chain.Scope);

        var finding = await _engine.FindingAsync("ARC-PL-002", Chain.Scope);
        Assert.Equal((Severity.Critical, 3), (finding!.Severity, finding.AffectedCount));
    }

    [Fact]
    public async Task Change_ClusterLeavesAScopeWithASharedFinding_ShrinksItsMembers()
    {
        _engine.Azure.Now.Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });
        await _engine.ChangedAsync(Chain.Scope);
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        Disassociate();

        await _engine.ChangedAsync(Chain.Cluster);

        var finding = await _engine.FindingAsync("ARC-PL-011", Chain.Scope);
        Assert.Equal(Chain.Clusters.Skip(1), await _engine.Get<IFindingStore>().MembersAsync(finding!.Key, CancellationToken.None));
    }

    [Fact]
    public async Task Change_WhatDecidedIsNoLongerCovered_LeavesTheFindingOpenAndSaysItIsStale()
    {
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity));
        await _engine.ChangedAsync(Chain.Link(ArcZone.HybridIdentity));
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Now.Uncover(ResourceType.VirtualNetworkLink);

        await _engine.ChangedAsync(Chain.Zone(ArcZone.HybridIdentity));

        var finding = await _engine.FindingAsync("ARC-DNS-003", Chain.Zone(ArcZone.HybridIdentity));
        Assert.Equal((WorkflowState.New, ComplianceState.Unknown, _engine.Time.GetUtcNow()), (finding!.Workflow, finding.LastJudged, finding.StaleSince!.Value));
        Assert.Equal(UnknownReason.NotCovered, finding.UnknownReason);
    }

    [Fact]
    public async Task Change_WhatWasStaleIsCoveredAgain_IsAsItWasAndNothingHappened()
    {
        var zone = Chain.Zone(ArcZone.HybridIdentity);
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity));
        await _engine.ChangedAsync(Chain.Link(ArcZone.HybridIdentity));
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Holds(Chain.Estate().Without(Chain.Link(ArcZone.HybridIdentity)).Uncover(ResourceType.VirtualNetworkLink));
        await _engine.ChangedAsync(zone);
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Holds(Chain.Estate().Without(Chain.Link(ArcZone.HybridIdentity)));

        await _engine.ChangedAsync(zone);

        var finding = await _engine.FindingAsync("ARC-DNS-003", zone);
        Assert.Equal((ComplianceState.NonCompliant, null, null), (finding!.LastJudged, finding.UnknownReason, finding.StaleSince));
        Assert.Equal([Transition.Opened], (await _engine.Get<IFindingStore>().HistoryAsync(finding.Key, CancellationToken.None)).Select(step => step.Transition));
    }

    [Fact]
    public async Task Change_OneOfSeveralScopes_ReadsOnlyItsSlice()
    {
        var other = new HealthyChain("neu", address: "10.30.4.5");
        _engine.Azure.Holds(Chain.Estate().With(other.Rows()));
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await _engine.ChangedAsync(other.Link(ArcZone.HybridIdentity));

        var slice = _engine.Azure.SliceReads[^1];
        Assert.Equal([other.Scope], slice.Scopes);
        Assert.Empty(slice.Clusters);
    }

    [Fact]
    public async Task Change_OneOfSeveralScopes_DoesNotShrinkWhatTheWholeSubscriptionShares()
    {
        var other = new HealthyChain("neu", address: "10.20.4.6");
        var provider = ASubscription.Provider("Microsoft.Kubernetes", "NotRegistered");
        _engine.Azure.Holds(Chain.Estate().With(other.Rows()).With(provider));
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await _engine.ChangedAsync(other.Link(ArcZone.HybridIdentity));

        Assert.Equal(4, (await _engine.FindingAsync("ARC-SUB-001", provider.Id))!.AffectedCount);
    }

    [Fact]
    public async Task Change_NewLinkThatNoIndexKnows_IsDiscoveredByTheNetworkItNames()
    {
        var link = AZone.Link(AnId.Zone(ArcZone.HybridIdentity.Name, AnId.OtherSubscription), Chain.Hub);
        _engine.Azure.Now.With(link);

        await _engine.ChangedAsync(link.Id);

        Assert.Equal([Chain.Scope], _engine.Azure.SliceReads[^1].Scopes);
    }

    [Fact]
    public async Task Change_ManyOfOneResource_AreOneReadAndOneSlice()
    {
        _engine.Azure.ArmReads.Clear();

        await _engine.ChangedAsync([.. Enumerable.Repeat(Chain.Cluster, 50)]);

        Assert.Equal([Chain.Cluster], _engine.Azure.ArmReads);
        Assert.Single(_engine.Azure.SliceReads);
    }

    [Fact]
    public async Task Change_AzureFailsForOneResource_TheOthersAreDoneAndItIsSetAsideInTheEnd()
    {
        var bad = Chain.Clusters[1];
        _engine.Azure.Fault = id => id == bad ? new HttpRequestException("503") : null;
        Disassociate();
        await _engine.EventsAsync(bad, Chain.Cluster);

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await _engine.AssessAsync();
            _engine.Time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.NotNull(await _engine.FindingAsync("ARC-PL-001", Chain.Cluster));
        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
        var aside = Assert.Single(await _engine.Get<IChangeStore>().ListSetAsideAsync(10, CancellationToken.None));
        Assert.Equal((bad, "503"), (aside.Change.ResourceId, aside.Error));
    }

    [Fact]
    public async Task Change_AzureFailsForOneResource_TriesItEverMoreRarely()
    {
        _engine.Azure.Fault = _ => new HttpRequestException("503");
        var waits = new List<TimeSpan>();
        await _engine.EventsAsync(Chain.Cluster);

        for (var attempt = 0; attempt < 4; attempt++)
        {
            await _engine.AssessAsync();
            var next = (await _engine.Get<IChangeStore>().NextDueAsync(CancellationToken.None))!.Value;
            waits.Add(next - _engine.Time.GetUtcNow());
            _engine.Time.Advance(waits[^1]);
        }

        Assert.Equal([2, 8, 32, 128], waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Change_OneOfManyIsBad_IsFoundInFewTries()
    {
        var bad = Chain.Clusters[1];
        _engine.Azure.SliceFault = slice => slice.Clusters.Contains(bad) ? new FormatException("bad") : null;
        _engine.Azure.Now.Without(bad);
        ResourceId[] others = [.. Enumerable.Range(0, 62).Select(number => AnId.Zone($"privatelink.his.arc.azure.com", $"0000{number:D4}-0000-0000-0000-000000000000"))];
        await _engine.EventsAsync([.. others, bad]);
        _engine.Azure.SliceReads.Clear();

        await _engine.AssessAsync();

        Assert.Equal(bad, Assert.Single(await _engine.Get<IChangeStore>().ListPendingAsync(100, CancellationToken.None)).ResourceId);
        Assert.InRange(_engine.Azure.SliceReads.Count, 7, 14);
    }

    [Fact]
    public async Task Change_AzureDoesNotAnswerForAnybody_WaitsAndIsNobodysFault()
    {
        Disassociate();
        _engine.Azure.SliceFault = _ => new AzureUnavailableException();
        await _engine.EventsAsync(Chain.Cluster, Chain.Scope);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await _engine.AssessAsync();
            _engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.All(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None), change => Assert.Equal(0, change.Attempts));
        Assert.Equal(20, _engine.Azure.SliceReads.Count);
        _engine.Azure.SliceFault = _ => null;
        await _engine.AssessAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-PL-001", Chain.Cluster));
        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Change_ResourceManagerAnswersForNone_WaitsAndIsNobodysFault()
    {
        _engine.Azure.Fault = _ => new AzureUnavailableException();
        await _engine.EventsAsync(Chain.Cluster, Chain.Scope);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await _engine.AssessAsync();
            _engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 0], (await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None)).Select(change => change.Attempts));
    }

    [Fact]
    public async Task Change_ResourceManagerAnswersForTheOthers_TheyAreDoneAndItIsSetAsideInTheEnd()
    {
        var bad = Chain.Clusters[1];
        _engine.Azure.Fault = id => id == bad ? new AzureUnavailableException() : null;
        Disassociate();
        await _engine.EventsAsync(bad, Chain.Cluster);
        await _engine.AssessAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-PL-001", Chain.Cluster));
        Assert.Equal((bad, 1), Assert.Single(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None)) is { } left ? (left.ResourceId, left.Attempts) : default);
    }

    [Fact]
    public async Task Change_ARunFailedBetweenFindingsAndProofs_EveryProofIsMadeAgain()
    {
        var proofs = _engine.Get<IProofStore>();
        var untouched = await proofs.FindAsync(Chain.Clusters[2], CancellationToken.None);
        await proofs.WriteAsync([untouched! with { Digest = "stale", Verdict = Verdict.Broken }], scopes: null, fence: 1, CancellationToken.None);
        _engine.Azure.Fault = _ => new HttpRequestException("503");
        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Azure.Fault = _ => null;
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await _engine.AssessAsync();

        Assert.Equal(Verdict.Proven, (await proofs.FindAsync(Chain.Clusters[2], CancellationToken.None))!.Verdict);
    }

    [Fact]
    public async Task Change_OfOneCluster_LeavesTheProofsOfTheOthersAlone()
    {
        var proofs = _engine.Get<IProofStore>();
        var untouched = await proofs.FindAsync(Chain.Clusters[2], CancellationToken.None);
        await proofs.WriteAsync([untouched! with { Digest = "as it was" }], scopes: null, fence: 1, CancellationToken.None);

        await _engine.ChangedAsync(Chain.Cluster);

        Assert.Equal("as it was", (await proofs.FindAsync(Chain.Clusters[2], CancellationToken.None))!.Digest);
    }

    [Fact]
    public async Task Change_AzureIsStillAtWork_LooksAgainEverMoreRarelyUntilItIsDone()
    {
        _engine.Azure.Settling.Add(Chain.Cluster);
        await _engine.ChangedAsync(Chain.Cluster);
        var looks = new List<double>();
        for (var look = 0; look < 8; look++)
        {
            var next = (await _engine.Get<IChangeStore>().NextDueAsync(CancellationToken.None))!.Value;
            looks.Add((next - _engine.Time.GetUtcNow()).TotalSeconds);
            _engine.Time.Advance(next - _engine.Time.GetUtcNow());
            await _engine.AssessAsync();
        }

        Assert.Equal([10, 10, 20, 40, 80, 160, 300, 300], looks);
        Disassociate();
        _engine.Azure.Settling.Clear();
        _engine.Time.Advance(TimeSpan.FromMinutes(5));
        await _engine.AssessAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-PL-001", Chain.Cluster));
        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Change_AzureNeverGetsDone_IsLookedAtForADay()
    {
        _engine.Azure.Settling.Add(Chain.Cluster);
        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromDays(1));

        await _engine.AssessAsync();

        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public async Task Change_EventIsNewerThanTheRead_IsReadAgain(int secondsAhead)
    {
        await _engine.EventAtAsync(Chain.Cluster, _engine.Time.GetUtcNow().AddSeconds(secondsAhead));
        await _engine.AssessAsync();
        Disassociate();
        _engine.Time.Advance(TimeSpan.FromSeconds(secondsAhead));

        await _engine.AssessAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-PL-001", Chain.Cluster));
        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Change_AssessedOnceFailed_SignalsAgainWithADelay()
    {
        _engine.Azure.Fault = _ => new HttpRequestException("503");
        _engine.Signals.Sent.Clear();

        await _engine.ChangedAsync(Chain.Cluster);

        Assert.Contains(_engine.Signals.Sent, signal => signal.Target is SignalTarget.Assessor && signal.Delay > TimeSpan.Zero);
    }

    [Fact]
    public async Task Change_SomebodyElseHoldsTheLease_PutsTheSignalBackAndTouchesNothing()
    {
        await _engine.Get<IAssessorLease>().TryAcquireAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        _engine.Azure.ArmReads.Clear();

        await _engine.ChangedAsync(Chain.Cluster);

        Assert.Empty(_engine.Azure.ArmReads);
        Assert.Contains(_engine.Signals.Sent, signal => signal.Target is SignalTarget.Assessor && signal.Delay > TimeSpan.Zero);
    }

    [Fact]
    public async Task Look_NothingIsDue_LeavesTheLeaseAlone()
    {
        var lease = _engine.Get<IAssessorLease>();
        var held = await lease.TryAcquireAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

        await _engine.AssessAsync();

        Assert.DoesNotContain(_engine.Signals.Sent, signal => signal.Target is SignalTarget.Assessor);
        Assert.True(await lease.RenewAsync(held!, TimeSpan.FromMinutes(1), CancellationToken.None));
    }

    [Fact]
    public async Task Change_NothingDiffers_WritesNothing()
    {
        Disassociate();
        await _engine.ChangedAsync(Chain.Cluster);
        var before = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await _engine.ChangedAsync(Chain.Cluster);

        Assert.Equal(before!.Version, (await _engine.FindingAsync("ARC-PL-001", Chain.Cluster))!.Version);
    }

    private void Disassociate() => _engine.Azure.Holds(Chain.Estate().With(
        _engine.Azure.Now.Rows.Where(row => row is not ConnectedCluster)).Change<ConnectedCluster>(
        Chain.Cluster,
        cluster => cluster with { PrivateLinkState = Value.Of("Disabled"), PrivateLinkScopeResourceId = default }));
}
