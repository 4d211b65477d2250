using System.Collections.Immutable;
using System.Diagnostics;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Application.Telemetry;
using Compliance.Domain.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Alerts;

/// <summary>Tells what the outbox owes: at least once, each message with a stable id, many due at once as one digest.</summary>
public sealed partial class DeliverAlerts(
    IFindingStore findings,
    IEnumerable<IAlertChannel> channels,
    ISignals signals,
    IOptions<AlertOptions> options,
    AlertMetrics metrics,
    Traces traces,
    TimeProvider time,
    ILogger<DeliverAlerts> logger)
{
    private const int PageSize = 100;

    private readonly ImmutableArray<IAlertChannel> _channels = [.. channels];

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
        var owed = new List<(OutboxEntry Entry, StoredFinding Finding)>();
        foreach (var entry in due)
        {
            var finding = await findings.FindAsync(entry.Key, cancellationToken);
            if (finding is null || IsMoot(entry, finding))
            {
                await CollapseAsync(entry, finding, cancellationToken);
                metrics.Collapsed();
                continue;
            }

            owed.Add((entry, finding));
        }

        foreach (var message in owed.Chunk(owed.Count > options.Value.DigestAbove ? PageSize : 1))
        {
            if (!await TellAsync(message, cancellationToken))
            {
                return false;
            }

            foreach (var (entry, finding) in message)
            {
                Count(entry, finding);
                await SettleAsync(entry, finding, Transition.Notified, cancellationToken);
            }
        }

        return true;
    }

    // Undone before it was due: neither the opening nor the closing is told. A critical one is due at once and never undone in time.
    private static bool IsMoot(OutboxEntry entry, StoredFinding finding) =>
        finding.IsExempted
        || (entry.Transition is Transition.Resolved ? finding.Ledger.Alerted is null : finding.Workflow is WorkflowState.Resolved)
        && finding.Severity is not Severity.Critical;

    private async Task<bool> TellAsync((OutboxEntry Entry, StoredFinding Finding)[] owed, CancellationToken cancellationToken)
    {
        var message = new AlertMessage(owed[0].Entry.Id, time.GetUtcNow(), [.. owed.Select(one => new Alert(one.Entry.Transition, one.Finding))]);
        foreach (var channel in _channels)
        {
            using var activity = traces.Start("deliver alert", ActivityKind.Producer)?.SetTag("compliance.channel", channel.Name).SetTag("compliance.alerts", owed.Length);
            try
            {
                await channel.SendAsync(message, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The outbox keeps what is owed; the failure is logged and tried again.
                activity.Fail(exception);
                metrics.Failed(owed.Length);
                LogFailed(channel.Name, owed.Length, exception);
                return false;
            }
        }

        return true;
    }

    private void Count(OutboxEntry entry, StoredFinding finding)
    {
        if (_channels.IsEmpty)
        {
            metrics.Untold();
            return;
        }

        metrics.Delivered(entry.Transition is Transition.Opened or Transition.Reopened ? finding.Ledger.Event : null, time.GetUtcNow());
    }

    private Task CollapseAsync(OutboxEntry entry, StoredFinding? finding, CancellationToken cancellationToken) => finding is null
        ? findings.SettleAsync(entry, null, null, cancellationToken)
        : SettleAsync(entry, finding, Transition.Collapsed, cancellationToken);

    private async Task SettleAsync(OutboxEntry entry, StoredFinding finding, Transition transition, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var history = new HistoryEntry(entry.Key, now, transition, finding.Severity, finding.AffectedCount, entry.Transition.ToString());
        for (StoredFinding? current = finding; current is not null; current = await findings.FindAsync(entry.Key, cancellationToken))
        {
            if (await findings.SettleAsync(entry, transition is Transition.Notified ? Told(current, entry, now) : null, history, cancellationToken))
            {
                return;
            }
        }
    }

    private static StoredFinding Told(StoredFinding finding, OutboxEntry entry, DateTimeOffset now) => finding with
    {
        Workflow = finding.Workflow is WorkflowState.New ? WorkflowState.Notified : finding.Workflow,
        Ledger = entry.Transition is Transition.Resolved or Transition.Changed ? finding.Ledger : finding.Ledger with { Alerted = now },
    };

    [LoggerMessage(2201, LogLevel.Error, "Channel {Channel} could not be told {Count} alerts; they stay owed")]
    private partial void LogFailed(string channel, int count, Exception exception);
}
