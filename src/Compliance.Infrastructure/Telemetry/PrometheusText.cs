using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>
/// The text exposition format 0.0.4: https://github.com/prometheus/docs/blob/main/docs/instrumenting/exposition_formats.md.
/// </summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new();

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>What is measured here: name, version and instance of the service.</summary>
    public void Describe(Resource resource)
    {
        Head("target_info", "What these metrics are of.", "gauge");
        Sample("target_info", Labels(resource.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (object?)attribute.Value))), "1");
    }

    public void Add(Metric metric)
    {
        // Exponential histograms have no form in this format; only a view, of which there is none, would make one.
        if (TypeOf(metric.MetricType) is not { } type)
        {
            return;
        }

        var name = PrometheusName.Of(metric.Name, metric.Unit, metric.MetricType);
        Head(name, metric.Description, type);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            Add(name, metric.MetricType, in point);
        }
    }

    private void Add(string name, MetricType type, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Sample(name, labels, Number(point.GetSumLong()));
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Sample(name, labels, Number(point.GetSumDouble()));
                break;
            case MetricType.LongGauge:
                Sample(name, labels, Number(point.GetGaugeLastValueLong()));
                break;
            case MetricType.DoubleGauge:
                Sample(name, labels, Number(point.GetGaugeLastValueDouble()));
                break;
            case MetricType.Histogram:
                Histogram(name, labels, in point);
                break;
        }
    }

    private void Histogram(string name, string labels, in MetricPoint point)
    {
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = $"le=\"{Number(bucket.ExplicitBound)}\"";
            Sample($"{name}_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", Number(below));
        }

        Sample($"{name}_sum", labels, Number(point.GetHistogramSum()));
        Sample($"{name}_count", labels, Number(point.GetHistogramCount()));
    }

    private void Head(string name, string description, string type)
    {
        if (description.Length > 0)
        {
            _text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(description)).Append('\n');
        }

        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    private void Sample(string name, string labels, string value)
    {
        _text.Append(name);
        if (labels.Length > 0)
        {
            _text.Append('{').Append(labels).Append('}');
        }

        _text.Append(' ').Append(value).Append('\n');
    }

    private static string? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic or MetricType.LongGauge or MetricType.DoubleGauge => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new List<KeyValuePair<string, object?>>(tags.Count);
        foreach (var tag in tags)
        {
            labels.Add(tag);
        }

        return Labels(labels);
    }

    private static string Labels(IEnumerable<KeyValuePair<string, object?>> labels) => string.Join(
        ',',
        labels.Select(label => $"{PrometheusName.OfLabel(label.Key)}=\"{Escaped(Convert.ToString(label.Value, CultureInfo.InvariantCulture) ?? "").Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
