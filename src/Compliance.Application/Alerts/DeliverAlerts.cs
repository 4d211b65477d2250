using System.Security.Cryptography;
using System.Text;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Alerts;

/// <summary>
/// Tells what the outbox owes: at least once, each alert with a stable id, many due at once as one digest. An alert is claimed
/// before it is told, so that nobody withdraws it while it is on its way.
/// </summary>
public sealed class DeliverAlerts(
    IFindingStore findings,
    AlertChannels channels,
    ISignals signals,
    IOptions<AlertOptions> options,
    AlertMetrics metrics,
    TimeProvider time)
{
    private const int PageSize = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await findings.ListDueAsync(time.GetUtcNow(), PageSize, cancellationToken) is { Count: > 0 } due)
        {
            if (!await DeliverAsync(due, cancellationToken))
            {
                await signals.SendAsync(SignalTarget.Alerts, options.Value.RetryDelay, cancellationToken);
                return;
            }
        }

        if (await findings.NextDueAsync(cancellationToken) is { } next)
        {
            var delay = next - time.GetUtcNow();
            await signals.SendAsync(SignalTarget.Alerts, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellationToken);
        }
    }

    /// <returns>False when a channel failed: what it was not told stays owed.</returns>
    private async Task<bool> DeliverAsync(IReadOnlyList<OutboxEntry> due, CancellationToken cancellationToken)
    {
        var claimed = new List<Alert>();
        foreach (var entry in due)
        {
            if (await ClaimAsync(entry, cancellationToken) is { } finding)
            {
                claimed.Add(new Alert(entry.Id, entry.Transition, finding));
            }
            else
            {
                // Withdrawn since it was listed, or of a finding that is forgotten.
                await findings.SettleAsync(entry, update: null, history: null, cancellationToken);
            }
        }

        var entries = due.ToDictionary(entry => entry.Id);
        foreach (var alerts in claimed.Chunk(claimed.Count > options.Value.DigestAbove ? PageSize : 1))
        {
            if (!await channels.TryTellAsync(new AlertMessage(IdOf(alerts), time.GetUtcNow(), [.. alerts]), cancellationToken))
            {
                metrics.Failed(alerts.Length);
                return false;
            }

            foreach (var alert in alerts)
            {
                Count(alert);
                await SettleAsync(entries[alert.Id], cancellationToken);
            }
        }

        return true;
    }

    /// <returns>The finding as it is to be told; null when it does not owe this alert any more.</returns>
    private async Task<StoredFinding?> ClaimAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        while (await FindOwingAsync(entry, cancellationToken) is { } finding)
        {
            var owed = finding.Owed.Single(alert => alert.Id == entry.Id);
            if (owed.IsClaimed || await findings.UpdateAsync(finding with { Owed = finding.Owed.Replace(owed, owed with { IsClaimed = true }) }, cancellationToken))
            {
                return finding;
            }
        }

        return null;
    }

    // A digest that was tried in vain may have other alerts in it next time: it must not pass for the same message then.
    private static string IdOf(Alert[] alerts) => alerts is [var only]
        ? only.Id
        : $"digest:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', alerts.Select(alert => alert.Id)))))}";

    private void Count(Alert alert)
    {
        if (channels.IsEmpty)
        {
            metrics.Untold();
            return;
        }

        metrics.Delivered(alert.Transition is Transition.Opened or Transition.Reopened ? alert.Finding.Ledger.Event : null, time.GetUtcNow());
    }

    private async Task SettleAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Somebody else may change the finding at the same time, or be the one who told it.
        while (await FindOwingAsync(entry, cancellationToken) is { } finding)
        {
            var history = new HistoryEntry(entry.Key, now, Transition.Notified, finding.Severity, finding.AffectedCount, entry.Transition.ToString());
            if (await findings.SettleAsync(entry, Told(finding, entry, now), history, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<StoredFinding?> FindOwingAsync(OutboxEntry entry, CancellationToken cancellationToken) =>
        await findings.FindAsync(entry.Key, cancellationToken) is { } finding && finding.Owed.Any(alert => alert.Id == entry.Id) ? finding : null;

    private static StoredFinding Told(StoredFinding finding, OutboxEntry entry, DateTimeOffset now) => finding with
    {
        Workflow = finding.Workflow is WorkflowState.New ? WorkflowState.Notified : finding.Workflow,
        Ledger = entry.Transition is Transition.Resolved || finding.Ledger.Alerted is not null ? finding.Ledger : finding.Ledger with { Alerted = now },
        Owed = finding.Owed.RemoveAll(alert => alert.Id == entry.Id),
    };
}
