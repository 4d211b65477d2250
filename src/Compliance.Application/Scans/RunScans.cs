using System.Collections.Immutable;
using Compliance.Application.Assessments;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Scans;

/// <summary>Runs the scans that were asked for, oldest first, and stores their findings like a sweep limited to their scope.</summary>
public sealed partial class RunScans(
    AssessorWork assessor,
    IScanStore scans,
    IEstateReader azure,
    ObservationLog observations,
    GovernedScope governed,
    Judge judge,
    DeclarationSet declarations,
    RecordAssessment record,
    AssessmentRuns runs,
    NoteUnread unread,
    LookAtDifferences look,
    IScanResultFormat format,
    ISignals signals,
    IOptions<AssessmentOptions> options,
    TimeProvider time,
    ILogger<RunScans> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await scans.NextUnfinishedAsync(cancellationToken) is { } scan)
        {
            if (!await assessor.RunAsync((fence, token) => RunAsync(scan.Id, fence, token), cancellationToken))
            {
                await signals.SendAsync(SignalTarget.Scans, options.Value.RetryDelay, cancellationToken);
                return;
            }
        }
    }

    private async Task RunAsync(string id, long fence, CancellationToken cancellationToken)
    {
        // Scans run under the lease, which is ours: one that is running was left by somebody who died or lost it. And one that
        // somebody else was at when we looked may have ended since.
        if (await scans.FindAsync(id, cancellationToken) is not { Status: ScanStatus.Queued or ScanStatus.Running } scan)
        {
            return;
        }

        var running = scan with { Status = ScanStatus.Running, StartedAt = time.GetUtcNow() };
        await scans.PutAsync(running, fence, cancellationToken);
        try
        {
            var assessment = await AssessAsync(running, fence, cancellationToken);
            var done = running with
            {
                Status = assessment.IsComplete ? ScanStatus.Succeeded : ScanStatus.Incomplete,
                CompletedAt = time.GetUtcNow(),
            };
            await scans.PutResultAsync(scan.Id, await format.JsonAsync(assessment, done, cancellationToken), fence, cancellationToken);
            await scans.PutAsync(done, fence, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StaleLeaseException or StoreUnavailableException))
        {
            // The one who asked must learn that it failed, and the next scan must get its turn.
            LogFailed(scan.Id, exception);
            await scans.PutAsync(running with { Status = ScanStatus.Failed, CompletedAt = time.GetUtcNow(), Error = exception.Message }, fence, cancellationToken);
        }
    }

    private async Task<Assessment> AssessAsync(ScanRecord scan, long fence, CancellationToken cancellationToken)
    {
        using var run = runs.Begin(AssessmentKind.Scan);
        var scope = scan.Scope.IsEverything ? governed.ToScanScope() : scan.Scope;
        var read = await azure.ReadAsync(scope, cancellationToken);
        var recent = await observations.RecentAsync(cancellationToken);
        var estate = read.Estate.With(recent.Where(observation => scan.Scope.IsEverything || read.Estate.Find(observation.Key) is not null));
        var readAt = time.GetUtcNow();
        run.Read();
        if (NoteUnread.HasFailed(estate.Coverage))
        {
            await unread.RunAsync(scan.StartedAt!.Value, fence, cancellationToken);
        }

        var assessment = judge.Assess(Topology.Link(estate, declarations, readAt));
        run.Judged(assessment, read.InsideAzure);
        var ledger = new Ledger { Started = scan.StartedAt, Read = readAt, Judged = time.GetUtcNow(), InsideAzure = read.InsideAzure };
        await record.RecordAsync(
            new AssessmentContext
            {
                Assessment = assessment,
                Kind = AssessmentKind.Scan,
                ReadAt = estate.ReadAt,
                // A limited scan does not see every cluster behind a shared resource: it may only speak of clusters.
                IsWhole = id => scan.Scope.IsEverything || assessment.Topology.FindCluster(id) is not null,
                IsDeleted = id => scan.Scope.IsEverything && estate.IsMissing(id),
                LedgerOf = _ => ledger,
                Scopes = scan.Scope.IsEverything ? null : ImmutableHashSet<ResourceId>.Empty,
                IsProvable = id => scan.Scope.IsEverything || look.IsAlone(id),
            },
            fence,
            cancellationToken);
        if (!scan.Scope.IsEverything)
        {
            await look.RunAsync(scan.Id, assessment, cancellationToken);
        }

        run.End(assessment.IsComplete);
        return assessment;
    }

    [LoggerMessage(2102, LogLevel.Error, "Scan {ScanId} failed")]
    private partial void LogFailed(string scanId, Exception exception);
}
