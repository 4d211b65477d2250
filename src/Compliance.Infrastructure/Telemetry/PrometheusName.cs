using System.Text;
using OpenTelemetry.Metrics;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>
/// Names as Prometheus has them, made from those of OpenTelemetry:
/// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/.
/// </summary>
internal static class PrometheusName
{
    /// <summary>Of the family: with the unit, and <c>_total</c> for what only grows.</summary>
    public static string Of(string name, string unit, MetricType type)
    {
        var family = WithSuffix(Clean(name, allowsColon: true), UnitOf(unit));
        return type is MetricType.LongSum or MetricType.DoubleSum ? WithSuffix(family, "total") : family;
    }

    public static string OfLabel(string key) => Clean(key, allowsColon: false);

    private static string WithSuffix(string name, string suffix) =>
        suffix.Length == 0 || name.EndsWith($"_{suffix}", StringComparison.Ordinal) ? name : $"{name}_{suffix}";

    // What stands in braces names the things that are counted, and is no unit.
    private static string UnitOf(string unit) => unit switch
    {
        "" or "1" => "",
        ['{', ..] => "",
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => Clean(unit, allowsColon: false),
    };

    private static string Clean(string name, bool allowsColon)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            var isGood = char.IsAsciiLetterOrDigit(letter) || letter is '_' || (allowsColon && letter is ':');
            if (isGood || clean is not [.., '_'])
            {
                clean.Append(isGood ? letter : '_');
            }
        }

        return clean is [>= '0' and <= '9', ..] ? $"_{clean}" : clean.ToString();
    }
}
