using Compliance.Application.Findings;
using Compliance.Domain.Findings;

namespace Compliance.Cli.Demo;

/// <summary>Plays the story against a running host: breaks, waits for finding and alert, repairs, waits for the close.</summary>
internal sealed class DemoPlay(ArmEditor arm, IFindingStore findings, AlertTally tally, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public async Task<DemoStep> PlayAsync(DemoBreak drift, CancellationToken cancellationToken)
    {
        var key = FindingKey.Of(drift.Rule, drift.ResourceId);
        await drift.BreakAsync(arm, cancellationToken);
        var found = await WaitAsync(key, finding => finding is { Workflow: not WorkflowState.Resolved, Ledger.Alerted: not null }, cancellationToken);

        await drift.RepairAsync(arm, cancellationToken);
        var closed = await WaitAsync(key, finding => finding is { Workflow: WorkflowState.Resolved }, cancellationToken);
        await AwaitOutboxAsync(cancellationToken);

        return new DemoStep(
            drift,
            key,
            found?.AffectedCount ?? 0,
            found?.Ledger.Stored - found?.Ledger.Event,
            found?.Ledger.Alerted - found?.Ledger.Event,
            tally.Openings(key),
            closed is { Workflow: WorkflowState.Resolved });
    }

    // The story goes on when everybody was told how this part of it ended.
    private async Task AwaitOutboxAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (await findings.NextDueAsync(cancellationToken) is not null && time.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Glance, time, cancellationToken);
        }
    }

    /// <returns>The finding as it was last seen, whether it fits or patience ran out.</returns>
    private async Task<StoredFinding?> WaitAsync(FindingKey key, Func<StoredFinding?, bool> fits, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var finding = await findings.FindAsync(key, cancellationToken);
            if (fits(finding) || time.GetElapsedTime(started) > Patience)
            {
                return finding;
            }

            await Task.Delay(Glance, time, cancellationToken);
        }
    }
}
