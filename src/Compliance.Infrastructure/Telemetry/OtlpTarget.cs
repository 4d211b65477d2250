using OpenTelemetry.Exporter;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>Where one signal is sent.</summary>
/// <param name="Endpoint">Complete, with the path of the signal.</param>
/// <param name="Headers">As <c>OTEL_EXPORTER_OTLP_HEADERS</c> has them; a secret.</param>
/// <param name="Timeout">In milliseconds; null leaves it to the exporter.</param>
internal sealed record OtlpTarget(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, int? Timeout)
{
    public void ApplyTo(OtlpExporterOptions options)
    {
        options.Endpoint = Endpoint;
        options.Protocol = Protocol;
        options.Headers = Headers ?? options.Headers;
        options.TimeoutMilliseconds = Timeout ?? options.TimeoutMilliseconds;
    }

    // An exporter that is told its endpoint shall not write headers to a log.
    public override string ToString() => $"{Endpoint} ({Protocol})";
}
