using System.Collections.Concurrent;
using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Sweeps;

/// <summary>
/// The scheduled scan of everything governed: finds what no event said and what was deleted, rebuilds proofs and relations,
/// and then, without the lease, tells of clusters whose proof is lost for long, lists blind subscriptions and forgets what is over.
/// </summary>
public sealed partial class RunSweep(
    AssessorWork assessor,
    IEstateReader azure,
    ObservationLog observations,
    RelationIndex relations,
    IProofStore proofs,
    GovernedScope governed,
    Judge judge,
    DeclarationSet declarations,
    RecordAssessment record,
    AssessmentRuns runs,
    SweepMetrics metrics,
    NoteUnread unread,
    IOptions<AssessmentOptions> options,
    IOptions<SweepOptions> schedule,
    IChangeStore changes,
    ISweepStore sweeps,
    FindBlindSubscriptions blind,
    RunRetention retention,
    TellLostProofs lost,
    TimeProvider time,
    ILogger<RunSweep> logger)
{
    // Enough to explain what a sweep finds; a storm that is longer is pending anyway.
    private const int MostRecent = 20_000;

    /// <returns>False when the assessor was busy: the sweep was not begun and should be tried again soon.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyCollection<SubscriptionRead> governed = [];
        SweepRecord? swept = null;
        var hasRun = await assessor.RunAsync(
            async (fence, token) => (swept, governed) = await SweepAsync(fence, token),
            cancellationToken);
        if (swept is not null)
        {
            await FollowUpAsync(swept, governed, cancellationToken);
        }

        return hasRun;
    }

    /// <summary>Sweeps where reads failed in the last sweep, or in a scan since: not at once, and ever more rarely while they go on failing.</summary>
    /// <returns>False when the assessor was busy: to be tried again soon.</returns>
    public async Task<bool> RunAgainAsync(CancellationToken cancellationToken) =>
        await sweeps.FindAsync(SweepKind.Full, cancellationToken) is not { UnreadSince: { } since } last
        || time.GetUtcNow() < last.EndedAt + (last.EndedAt - since > schedule.Value.AgainAfter ? last.EndedAt - since : schedule.Value.AgainAfter)
        || await RunAsync(cancellationToken);

    /// <summary>What needs no lease: it changes nothing that is judged, and may take a while.</summary>
    private async Task FollowUpAsync(SweepRecord swept, IReadOnlyCollection<SubscriptionRead> governed, CancellationToken cancellationToken)
    {
        try
        {
            var toldUntil = await lost.RunAsync(swept.LossesToldUntil, cancellationToken);
            await NoteAsync(swept, record => record with { LossesToldUntil = toldUntil }, cancellationToken);
            if (await blind.FindAsync(governed, cancellationToken) is { } blindness)
            {
                await NoteAsync(swept, record => record with { Blindness = blindness }, cancellationToken);
                LogBlind(blindness.Blind.Length, blindness.Unknown.Length);
            }

            await retention.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The sweep itself is done and stored, and need not be done again: the next one follows up on both.
            LogNotFollowedUp(exception);
        }
    }

    // Without the lease, another host's sweep may have ended meanwhile: its record stands.
    private async Task NoteAsync(SweepRecord swept, Func<SweepRecord, SweepRecord> note, CancellationToken cancellationToken)
    {
        if (await sweeps.FindAsync(SweepKind.Full, cancellationToken) is { } stored && stored.StartedAt == swept.StartedAt)
        {
            await sweeps.PutAsync(note(stored), cancellationToken);
        }
    }

    private async Task<(SweepRecord Swept, IReadOnlyCollection<SubscriptionRead> Governed)> SweepAsync(long fence, CancellationToken cancellationToken)
    {
        var last = await sweeps.FindAsync(SweepKind.Full, cancellationToken);
        using var run = runs.Begin(AssessmentKind.Sweep);
        var started = time.GetUtcNow();
        var read = await azure.ReadAsync(governed.ToScanScope(), cancellationToken);
        var (recent, isDoubtful) = await RecentAsync(read.Estate, cancellationToken);
        var estate = read.Estate.With(recent);
        var hasFailed = isDoubtful || NoteUnread.HasFailed(estate.Coverage);
        if (hasFailed)
        {
            await unread.RunAsync(started, fence, cancellationToken);
        }

        var readAt = time.GetUtcNow();
        run.Read();
        Review(estate, readAt);
        var assessment = judge.Assess(Topology.Link(estate, declarations, readAt));
        run.Judged(assessment, read.InsideAzure);
        var ledger = new Ledger { Started = started, Read = readAt, Judged = time.GetUtcNow(), InsideAzure = read.InsideAzure };
        var written = await record.RecordAsync(
            new AssessmentContext
            {
                Assessment = assessment,
                Kind = AssessmentKind.Sweep,
                ReadAt = estate.ReadAt,
                IsWhole = _ => true,
                IsDeleted = estate.IsMissing,
                LedgerOf = _ => ledger,
            },
            fence,
            cancellationToken);

        var known = await relations.ReadAsync(cancellationToken);
        var current = RelationMap.Of(assessment.Topology);
        // The first sweep of a store finds everything: there is nothing that an event could have told before.
        var missed = last is null ? 0 : new MissedEvents(await RecentChangesAsync(started, cancellationToken), known, current, assessment).CountIn(written);
        await ForgetAsync(estate, current, fence, cancellationToken);
        run.End(assessment.IsComplete);
        var swept = new SweepRecord
        {
            Kind = SweepKind.Full,
            StartedAt = started,
            EndedAt = time.GetUtcNow(),
            Fence = fence,
            IsComplete = assessment.IsComplete,
            UnreadSince = hasFailed ? last?.UnreadSince ?? started : null,
            Clusters = assessment.Clusters.Length,
            MissedEvents = missed,
            Blindness = last?.Blindness,
            LossesToldUntil = last?.LossesToldUntil,
        };
        await sweeps.PutAsync(swept, cancellationToken);
        metrics.Missed(missed);
        LogSwept(assessment.Clusters.Length, assessment.Findings.Length, written.Count, missed, assessment.IsComplete, (swept.EndedAt - started).TotalMilliseconds);
        return (swept, [.. estate.Coverage.Subscriptions]);
    }

    /// <summary>
    /// The recent ARM reads. One that says something else than the index is made again: the index may lag behind it, but so may
    /// the read behind a change whose event was lost.
    /// </summary>
    /// <returns>And whether one stands that could not be made again.</returns>
    private async Task<(IReadOnlyDictionary<ResourceId, Resource?> Recent, bool IsDoubtful)> RecentAsync(Estate index, CancellationToken cancellationToken)
    {
        var recent = await observations.RecentAsync(cancellationToken);
        var doubted = recent.Where(observation => !Equals(index.Find(observation.Key), observation.Value)).Select(observation => observation.Key).ToList();
        if (doubted.Count == 0)
        {
            return (recent, false);
        }

        var read = new ConcurrentBag<Observation>();
        await Parallel.ForEachAsync(doubted, new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelReads, CancellationToken = cancellationToken }, async (id, token) =>
        {
            try
            {
                read.Add(await azure.ReadResourceAsync(id, token));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One that fails, for want of rights too, must not keep the sweep from the rest: its earlier read stands.
                LogDoubted(id.Text, failure);
            }
        });
        await observations.AddAsync(read, cancellationToken);
        return (await observations.RecentAsync(cancellationToken), read.Count < doubted.Count);
    }

    // A host must go on when somebody onboards a cluster that two sites name; the log is where that shows.
    private void Review(Estate estate, DateTimeOffset now)
    {
        var review = DeclarationReview.Of(estate, declarations, judge.Exemptions, now);
        foreach (var conflict in review.Conflicts)
        {
            LogConflict(conflict);
        }

        foreach (var warning in review.Warnings)
        {
            LogDeclaration(warning);
        }
    }

    private async Task<IReadOnlyCollection<Change>> RecentChangesAsync(DateTimeOffset started, CancellationToken cancellationToken)
    {
        var recent = await changes.ListAsync(started - options.Value.ObservationLifetime, DateTimeOffset.MaxValue, MostRecent, null, cancellationToken);
        var pending = await changes.ListPendingAsync(MostRecent, cancellationToken);
        var aside = await changes.ListSetAsideAsync(MostRecent, cancellationToken);
        return [.. recent.Items.Select(tracked => tracked.Change), .. pending, .. aside.Select(one => one.Change)];
    }

    private async Task ForgetAsync(Estate estate, RelationMap current, long fence, CancellationToken cancellationToken)
    {
        var gone = (await proofs.ListIdsAsync(cancellationToken)).Where(estate.IsMissing).ToList();
        await proofs.RemoveAsync(gone, fence, cancellationToken);

        await relations.RenewAsync(current, scopes: null, gone => estate.Decides(gone.Resource) && estate.Decides(gone.Scope), fence, cancellationToken);
        await observations.PruneAsync(cancellationToken);
    }

    [LoggerMessage(2103, LogLevel.Error, "The declarations contradict themselves: {Conflict}")]
    private partial void LogConflict(string conflict);

    [LoggerMessage(2109, LogLevel.Warning, "{ResourceId} could not be read again; an earlier read of it stands")]
    private partial void LogDoubted(string resourceId, Exception exception);

    [LoggerMessage(2104, LogLevel.Warning, "Declarations: {Warning}")]
    private partial void LogDeclaration(string warning);

    [LoggerMessage(2106, LogLevel.Information, "{Blind} governed subscriptions have no event subscription that reaches us, of {Unknown} it cannot be told")]
    private partial void LogBlind(int blind, int unknown);

    [LoggerMessage(2108, LogLevel.Error, "What follows a sweep failed; the next sweep does it")]
    private partial void LogNotFollowedUp(Exception exception);

    [LoggerMessage(2101, LogLevel.Information, "Swept {Clusters} clusters: {Findings} findings, {Written} changed, {Missed} of them missed by events, complete: {Complete}, {Milliseconds:F0} ms")]
    private partial void LogSwept(int clusters, int findings, int written, int missed, bool complete, double milliseconds);
}
