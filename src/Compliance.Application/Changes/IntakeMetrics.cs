using System.Diagnostics.Metrics;

namespace Compliance.Application.Changes;

/// <summary>Counts what intake took and dropped: an event that goes missing must show somewhere.</summary>
public sealed class IntakeMetrics
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _early;
    private readonly Counter<long> _refused;

    public IntakeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterNames.Compliance);
        _events = meter.CreateCounter<long>("compliance.events", "{event}", "Events received, by what became of them.");
        _early = meter.CreateCounter<long>("compliance.events.early", "{event}", "Events that claimed to lie in the future; taken as of their receipt.");
        _refused = meter.CreateCounter<long>("compliance.deliveries.refused", "{delivery}", "Deliveries of events that were not taken, by reason.");
    }

    public void Count(Acceptance acceptance)
    {
        Add(acceptance.Accepted, "accepted");
        Add(acceptance.Duplicates, "duplicate");
        Add(acceptance.Irrelevant, "irrelevant");
        Add(acceptance.Ungoverned, "ungoverned");
        Add(acceptance.Malformed, "malformed");
        if (acceptance.Early > 0)
        {
            _early.Add(acceptance.Early);
        }
    }

    public void Refuse(Refusal reason) => _refused.Add(
        1,
        new KeyValuePair<string, object?>("reason", reason switch
        {
            Refusal.Malformed => "malformed",
            Refusal.TooLarge => "too_large",
            Refusal.Untrusted => "untrusted",
            Refusal.StoreUnavailable => "store_unavailable",
            _ => "failed",
        }));

    internal void Refuse(Exception exception)
    {
        // Who gave up waiting was not refused, and will deliver again.
        if (exception is not OperationCanceledException)
        {
            Refuse(exception switch
            {
                EventFormatException { IsTooLarge: true } => Refusal.TooLarge,
                EventFormatException => Refusal.Malformed,
                StoreUnavailableException => Refusal.StoreUnavailable,
                _ => Refusal.Failed,
            });
        }
    }

    private void Add(int count, string outcome)
    {
        if (count > 0)
        {
            _events.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}

/// <summary>Why nothing of a delivery was taken.</summary>
public enum Refusal
{
    Malformed,
    TooLarge,

    /// <summary>The secret is missing or wrong.</summary>
    Untrusted,
    StoreUnavailable,
    Failed,
}
