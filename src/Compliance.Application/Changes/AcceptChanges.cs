using System.Diagnostics;
using Compliance.Application.Estates;
using Compliance.Application.Signals;
using Compliance.Application.Telemetry;

namespace Compliance.Application.Changes;

/// <summary>Intake: makes the changes of a delivery durable and wakes the assessor. The same in every host.</summary>
public sealed class AcceptChanges(IChangeStore changes, ISignals signals, GovernedScope governed, IntakeMetrics metrics, Traces traces, TimeProvider time)
{
    /// <returns>Only after everything relevant is durable: the caller may then answer 2xx.</returns>
    /// <exception cref="EventFormatException">The body is no event; nothing was stored.</exception>
    /// <exception cref="StoreUnavailableException">Nothing may be taken as stored: the sender must deliver again.</exception>
    public async Task<Acceptance> AcceptAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var activity = traces.Start("accept changes", ActivityKind.Consumer);
        try
        {
            var acceptance = await AcceptAsync(body, activity?.Id, cancellationToken);
            metrics.Count(acceptance);
            activity?.SetTag("compliance.changes", acceptance.Accepted);
            return acceptance;
        }
        catch (Exception exception)
        {
            metrics.Refuse(exception);
            activity.Fail(exception);
            throw;
        }
    }

    private async Task<Acceptance> AcceptAsync(ReadOnlyMemory<byte> body, string? traceParent, CancellationToken cancellationToken)
    {
        var batch = EventReader.Read(body, time.GetUtcNow());
        var relevant = batch.Changes.Where(change => governed.MayGovern(change.ResourceId.Subscription)).Select(change => change with { TraceParent = traceParent }).ToList();
        var added = relevant.Count == 0 ? 0 : await changes.AddAsync(relevant, cancellationToken);
        if (relevant.Count > 0)
        {
            // Also for what was known: its first delivery may have ended between the store and the signal.
            await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
        }

        return new Acceptance(
            added, relevant.Count - added, batch.Dropped.Length, batch.Changes.Length - relevant.Count, batch.Malformed, batch.Early, batch.ValidationCode);
    }
}

/// <summary>What became of one delivery.</summary>
/// <param name="Duplicates">Events that were known already.</param>
/// <param name="Irrelevant">Events about what is no part of any chain.</param>
/// <param name="Ungoverned">Events of subscriptions this installation does not look after.</param>
/// <param name="Malformed">Elements that are no events; their neighbours were taken.</param>
/// <param name="Early">Events from the future, taken as of now.</param>
/// <param name="ValidationCode">Set for the Event Grid schema's handshake.</param>
public sealed record Acceptance(int Accepted, int Duplicates, int Irrelevant, int Ungoverned, int Malformed, int Early, string? ValidationCode);
