using Compliance.Application.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>Writes the metrics when they are asked for; the SDK aggregates them.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter, IMetricsText
{
    private readonly Lock _turn = new();
    private byte[] _text = [];

    /// <summary>Set by the SDK; stays null where <c>OTEL_SDK_DISABLED</c> switches it off.</summary>
    public Func<int, bool>? Collect { get; set; }

    public ReadOnlyMemory<byte> Read()
    {
        lock (_turn)
        {
            if (Collect is { } collect && !collect(Timeout.Infinite))
            {
                throw new InvalidOperationException("The metrics could not be collected.");
            }

            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new PrometheusText();
        text.Describe(ParentProvider.GetResource());
        foreach (var metric in batch)
        {
            text.Add(metric);
        }

        _text = text.ToUtf8();
        return ExportResult.Success;
    }
}
