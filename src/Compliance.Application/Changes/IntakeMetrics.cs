using System.Diagnostics.Metrics;

namespace Compliance.Application.Changes;

/// <summary>Counts what intake took and dropped: an event that goes missing must show somewhere.</summary>
public sealed class IntakeMetrics
{
    private readonly Counter<long> _events;

    public IntakeMetrics(IMeterFactory meters)
    {
        _events = meters.Create(MeterNames.Compliance).CreateCounter<long>("compliance.events", "{event}", "Events received, by what became of them.");
    }

    public void Count(Acceptance acceptance)
    {
        Add(acceptance.Accepted, "accepted");
        Add(acceptance.Duplicates, "duplicate");
        Add(acceptance.Irrelevant, "irrelevant");
        Add(acceptance.Ungoverned, "ungoverned");
    }

    private void Add(int count, string outcome)
    {
        if (count > 0)
        {
            _events.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
