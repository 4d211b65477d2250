using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>
/// The settings of OTLP: those of one signal before the section <c>Telemetry</c>, and that before those of all signals. Names
/// and meanings: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ and .../configuration/sdk-environment-variables/.
/// </summary>
internal sealed class OtlpSettings
{
    private static readonly string[] Samplers = ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    private readonly IConfiguration _configuration;
    private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();

    private OtlpSettings(IConfiguration configuration)
    {
        _configuration = configuration;
        var isOff = Choice("OTEL_SDK_DISABLED", "true", "false") is "true";
        Choice("OTEL_TRACES_SAMPLER", Samplers);
        Check("OTEL_TRACES_SAMPLER_ARG", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1, "a number from 0 to 1");
        Milliseconds("OTEL_METRIC_EXPORT_INTERVAL");
        Milliseconds("OTEL_METRIC_EXPORT_TIMEOUT");
        Traces = TargetOf("TRACES", "v1/traces");
        Metrics = TargetOf("METRICS", "v1/metrics");
        if (isOff || _faults.Count > 0)
        {
            (Traces, Metrics) = (null, null);
        }
    }

    /// <summary>Null when traces are not sent.</summary>
    public OtlpTarget? Traces { get; }

    /// <summary>Null when metrics are not sent.</summary>
    public OtlpTarget? Metrics { get; }

    /// <summary>What is wrong, by the names of the settings, never with their values: they may be secrets.</summary>
    public ImmutableArray<string> Faults => [.. _faults.Distinct()];

    public static OtlpSettings Of(IConfiguration configuration) => new(configuration);

    private OtlpTarget? TargetOf(string signal, string path)
    {
        var exporter = Choice($"OTEL_{signal}_EXPORTER", "otlp", "none");
        var protocol = ProtocolOf(signal);
        var headers = Check(Named($"OTEL_EXPORTER_OTLP_{signal}_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"), AreHeaders, "name=value, several with commas between");
        var timeout = Milliseconds(Named($"OTEL_EXPORTER_OTLP_{signal}_TIMEOUT", "OTEL_EXPORTER_OTLP_TIMEOUT"));
        var own = $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        var name = Named(own, "Telemetry:OtlpEndpoint", "OTEL_EXPORTER_OTLP_ENDPOINT");
        var endpoint = Check(name, IsEndpoint, "an absolute http or https URL without user, query and fragment");
        if (exporter is "none" || (exporter is null && endpoint is null))
        {
            return null;
        }

        var isHttp = protocol is OtlpExportProtocol.HttpProtobuf;
        var address = new Uri(endpoint ?? (isHttp ? "http://localhost:4318" : "http://localhost:4317"));

        // Only the address of all signals is completed by that of the one.
        return new OtlpTarget(isHttp && name != own ? new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}") : address, protocol, headers, timeout);
    }

    private OtlpExportProtocol ProtocolOf(string signal) =>
        Choice(Named($"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL", "Telemetry:OtlpProtocol", "OTEL_EXPORTER_OTLP_PROTOCOL"), "grpc", "http/protobuf") is "http/protobuf"
            ? OtlpExportProtocol.HttpProtobuf
            : OtlpExportProtocol.Grpc;

    /// <summary>The first of the names that is set, else the last.</summary>
    private string Named(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(_configuration[name]))
            {
                return name;
            }
        }

        return names[^1];
    }

    private string? Choice(string name, params string[] choices) => Check(name, text => choices.Contains(text, StringComparer.Ordinal), string.Join(" or ", choices));

    private int? Milliseconds(string name) =>
        Check(name, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0, "a number of milliseconds above 0") is { } good
            ? int.Parse(good, CultureInfo.InvariantCulture)
            : null;

    /// <returns>Null when it is not set, or no good.</returns>
    private string? Check(string name, Func<string, bool> isGood, string expected)
    {
        var text = _configuration[name]?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (isGood(text))
        {
            return text;
        }

        _faults.Add($"{name.Replace(":", "__", StringComparison.Ordinal)} must be {expected}.");
        return null;
    }

    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" };

    private static bool AreHeaders(string text) => text.Split(',').All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0);
}
