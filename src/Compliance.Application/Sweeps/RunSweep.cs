using System.Collections.Concurrent;
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
/// forgets what is no longer needed.
/// </summary>
public sealed partial class RunSweep(
    AssessorWork assessor,
    IEstateReader azure,
    ObservationLog observations,
    IRelationStore relations,
    IProofStore proofs,
    IChangeStore changes,
    GovernedScope governed,
    Judge judge,
    DeclarationSet declarations,
    RecordAssessment record,
    AssessmentRuns runs,
    SweepMetrics metrics,
    IOptions<SweepOptions> options,
    TimeProvider time,
    ILogger<RunSweep> logger)
{
    private const int SideBySide = 8;

    /// <returns>False when the assessor was busy: the sweep was not begun and should be tried again soon.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => assessor.RunAsync(SweepAsync, cancellationToken);

    private async Task SweepAsync(long fence, CancellationToken cancellationToken)
    {
        using var run = runs.Begin(AssessmentKind.Sweep);
        var started = time.GetUtcNow();
        var read = await azure.ReadAsync(governed.ToScanScope(), cancellationToken);
        var estate = read.Estate.With(await RecentAsync(read.Estate, cancellationToken));
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
                IsDeleted = id => IsDeleted(id, estate),
                LedgerOf = _ => ledger,
            },
            fence,
            cancellationToken);

        await ForgetAsync(assessment.Topology, cancellationToken);
        run.End(assessment.IsComplete);
        metrics.Swept();
        LogSwept(assessment.Clusters.Length, assessment.Findings.Length, written, assessment.IsComplete, (time.GetUtcNow() - started).TotalMilliseconds);
    }

    /// <summary>
    /// The recent ARM reads. One that says something else than the index is made again: the index may lag behind it, but so may
    /// the read behind a change whose event was lost.
    /// </summary>
    private async Task<IReadOnlyDictionary<ResourceId, Resource?>> RecentAsync(Estate index, CancellationToken cancellationToken)
    {
        var recent = await observations.RecentAsync(cancellationToken);
        var doubted = recent.Where(observation => !Equals(index.Find(observation.Key), observation.Value)).Select(observation => observation.Key).ToList();
        if (doubted.Count == 0)
        {
            return recent;
        }

        var read = new ConcurrentBag<Observation>();
        await Parallel.ForEachAsync(doubted, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (id, token) =>
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
        return await observations.RecentAsync(cancellationToken);
    }

    // A host must go on when somebody onboards a cluster that two sites name; the log is where that shows.
    private void Review(Estate estate, DateTimeOffset now)
    {
        var review = DeclarationReview.Of(estate, declarations, [], now);
        foreach (var conflict in review.Conflicts)
        {
            LogConflict(conflict);
        }

        foreach (var warning in review.Warnings)
        {
            LogDeclaration(warning);
        }
    }

    private async Task ForgetAsync(Topology topology, CancellationToken cancellationToken)
    {
        var gone = (await proofs.ListIdsAsync(cancellationToken)).Where(id => IsDeleted(id, topology.Estate)).ToList();
        await proofs.RemoveAsync(gone, cancellationToken);

        var known = new RelationMap(await relations.ListAsync(cancellationToken));
        var current = RelationMap.Of(topology);
        await relations.ChangeAsync(
            [.. current.Relations.Where(relation => !known.Contains(relation))],
            [.. known.Relations.Where(relation => !current.Contains(relation))],
            cancellationToken);

        await observations.PruneAsync(cancellationToken);
        await changes.PruneAsync(time.GetUtcNow() - options.Value.KeepDoneChanges, cancellationToken);
    }

    // Only what was covered and is not there is gone; what could not be read stays as it was.
    private static bool IsDeleted(ResourceId id, Estate estate) =>
        ResourceType.Find(id.TypeName) is { } type && estate.PresenceOf(id, type) is Presence.Missing;

    [LoggerMessage(2103, LogLevel.Error, "The declarations contradict themselves: {Conflict}")]
    private partial void LogConflict(string conflict);

    [LoggerMessage(2105, LogLevel.Warning, "{ResourceId} could not be read again; an earlier read of it stands")]
    private partial void LogDoubted(string resourceId, Exception exception);

    [LoggerMessage(2104, LogLevel.Warning, "Declarations: {Warning}")]
    private partial void LogDeclaration(string warning);

    [LoggerMessage(2101, LogLevel.Information, "Swept {Clusters} clusters: {Findings} findings, {Written} changed, complete: {Complete}, {Milliseconds:F0} ms")]
    private partial void LogSwept(int clusters, int findings, int written, bool complete, double milliseconds);
}
