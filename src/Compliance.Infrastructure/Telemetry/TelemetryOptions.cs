using System.ComponentModel.DataAnnotations;

namespace Compliance.Infrastructure.Telemetry;

/// <summary>
/// Where telemetry is sent. Beside it stand the <c>OTEL_*</c> settings, which alone hold headers, since these are secrets.
/// </summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>An OTLP collector for traces and metrics; http or https. Default: none, nothing is sent.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary><c>grpc</c> (default) or <c>http/protobuf</c>.</summary>
    public string? OtlpProtocol { get; set; }

    /// <summary>How often the store is counted for metrics that are sent; 1 s to 1 h. Default 30 s. <c>/metrics</c> counts at each request.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CountInterval { get; set; } = TimeSpan.FromSeconds(30);
}
