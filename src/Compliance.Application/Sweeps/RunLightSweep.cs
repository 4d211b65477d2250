using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Domain.Rules;
using Microsoft.Extensions.Logging;

namespace Compliance.Application.Sweeps;

/// <summary>
/// The sweep between sweeps: asks for connectivity alone. Clusters of which the index shows something else than is stored become
/// changes, as if an event had told of them, so that each is read from Resource Manager and judged like any other. A row of the
/// index by itself changes no finding, and a cluster without a row nothing at all. After it a full sweep is made again in which reads
/// failed.
/// </summary>
public sealed partial class RunLightSweep(
    AssessorWork assessor,
    RunSweep full,
    IConnectivityReader azure,
    IFindingStore findings,
    IChangeStore changes,
    ISweepStore sweeps,
    ISignals signals,
    TimeProvider time,
    ILogger<RunLightSweep> logger)
{
    private const string Connected = "Connected";
    private const string StatusProperty = "properties.connectivityStatus";

    // The one rule that a cluster's connectivity breaks: where it has no open finding, the cluster is stored as connected.
    private static readonly RuleId Rule = new("ARC-CON-001");

    /// <returns>False when the assessor was busy: to be tried again soon.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!await assessor.RunAsync(SweepAsync, cancellationToken))
        {
            return false;
        }

        // Also of what an earlier signal was lost for.
        if ((await changes.ListDueAsync(time.GetUtcNow(), 1, cancellationToken)).Count > 0)
        {
            await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
        }

        return await full.RunAgainAsync(cancellationToken);
    }

    private async Task SweepAsync(long fence, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var read = await azure.ReadAsync(cancellationToken);
        var open = (await findings.ListOpenAsync(cancellationToken)).Where(finding => finding.RuleId == Rule).ToDictionary(finding => finding.ResourceId);
        var differing = read.Clusters.Where(cluster => Differs(cluster, open.GetValueOrDefault(cluster.ClusterId))).ToList();
        var added = differing.Count == 0 ? 0
            : await changes.AddAsync([.. differing.Select(cluster => ChangeOf(cluster, open.GetValueOrDefault(cluster.ClusterId), read.ReadAt))], cancellationToken);
        var ended = time.GetUtcNow();
        await sweeps.PutAsync(
            new SweepRecord { Kind = SweepKind.Light, StartedAt = started, EndedAt = ended, Fence = fence, IsComplete = read.IsComplete, Clusters = read.Clusters.Length },
            cancellationToken);
        LogSwept(read.Clusters.Length, differing.Count, added, read.IsComplete, (ended - started).TotalMilliseconds);
    }

    private static bool Differs(ClusterConnectivity seen, StoredFinding? stored) =>
        seen.Status is { } status && !string.Equals(status, StatusOf(stored), StringComparison.OrdinalIgnoreCase);

    private static string? StatusOf(StoredFinding? stored) => stored is null ? Connected
        : stored.Evidence.FirstOrDefault(fact => fact.Property == StatusProperty)?.Actual;

    private Change ChangeOf(ClusterConnectivity seen, StoredFinding? stored, DateTimeOffset readAt)
    {
        // The same row against the same finding is looked into once, however long the index stays behind.
        var id = $"{seen.ClusterId.Lower}|{seen.Status}|{seen.LastConnected}|{stored?.Version}";
        return Change.OfSight("Compliance.ConnectivityDiffers", id, seen.ClusterId, readAt, time.GetUtcNow());
    }

    [LoggerMessage(2105, LogLevel.Information, "Light sweep of {Clusters} clusters: {Differing} differ, {Added} of them newly, complete: {Complete}, {Milliseconds:F0} ms")]
    private partial void LogSwept(int clusters, int differing, int added, bool complete, double milliseconds);
}
