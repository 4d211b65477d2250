using Compliance.Application.Estates;
using Compliance.Application.Signals;

namespace Compliance.Application.Changes;

/// <summary>Intake: makes the changes of a delivery durable and wakes the assessor. The same in every host.</summary>
public sealed class AcceptChanges(IChangeStore changes, ISignals signals, GovernedScope governed, IntakeMetrics metrics, TimeProvider time)
{
    /// <returns>Only after everything relevant is durable: the caller may then answer 2xx.</returns>
    /// <exception cref="EventFormatException">The body is no event; nothing was stored.</exception>
    /// <exception cref="StoreUnavailableException">Nothing may be taken as stored: the sender must deliver again.</exception>
    public async Task<Acceptance> AcceptAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var batch = EventReader.Read(body, time.GetUtcNow());
        var relevant = batch.Changes.Where(change => governed.MayGovern(change.ResourceId.Subscription)).ToList();
        var added = relevant.Count == 0 ? 0 : await changes.AddAsync(relevant, cancellationToken);
        if (added > 0)
        {
            await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
        }

        var acceptance = new Acceptance(
            added, relevant.Count - added, batch.Dropped.Length, batch.Changes.Length - relevant.Count, batch.ValidationCode);
        metrics.Count(acceptance);
        return acceptance;
    }
}

/// <summary>What became of one delivery.</summary>
/// <param name="Duplicates">Events that were known already.</param>
/// <param name="Irrelevant">Events about what is no part of any chain.</param>
/// <param name="Ungoverned">Events of subscriptions this installation does not look after.</param>
/// <param name="ValidationCode">Set for the Event Grid schema's handshake.</param>
public sealed record Acceptance(int Accepted, int Duplicates, int Irrelevant, int Ungoverned, string? ValidationCode);
