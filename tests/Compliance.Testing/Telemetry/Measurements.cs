using System.Diagnostics.Metrics;

namespace Compliance.Testing.Telemetry;

/// <summary>Keeps what the instruments of one factory measure.</summary>
public sealed class Measurements : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MeterListener _listener = new();
    private readonly List<Instrument> _instruments = [];
    private readonly List<(string Instrument, double Value, string Tags)> _all = [];

    public Measurements(IMeterFactory scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope))
            {
                _instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<Instrument> Instruments => _instruments;

    /// <summary>The values of one instrument in the order they came, each with its tags as <c>key=value</c>, several with spaces between.</summary>
    public IReadOnlyList<(double Value, string Tags)> Of(string instrument)
    {
        lock (_lock)
        {
            return [.. _all.Where(one => one.Instrument == instrument).Select(one => (one.Value, one.Tags))];
        }
    }

    /// <summary>The sums of one instrument by tags, ordinal.</summary>
    public IReadOnlyList<(double Value, string Tags)> SumsOf(string instrument) =>
        [.. Of(instrument).GroupBy(one => one.Tags).Select(group => (group.Sum(one => one.Value), group.Key)).OrderBy(sum => sum.Key, StringComparer.Ordinal)];

    /// <summary>What an observable instrument shows now.</summary>
    public IReadOnlyList<(double Value, string Tags)> Observe(string instrument)
    {
        lock (_lock)
        {
            _all.RemoveAll(one => one.Instrument == instrument);
        }

        _listener.RecordObservableInstruments();
        return Of(instrument);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new List<string>();
        foreach (var tag in tags)
        {
            text.Add($"{tag.Key}={tag.Value}");
        }

        lock (_lock)
        {
            _all.Add((instrument.Name, value, string.Join(' ', text)));
        }
    }
}
