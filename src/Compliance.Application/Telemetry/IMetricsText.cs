namespace Compliance.Application.Telemetry;

/// <summary>All metrics of this process as they stand, in the Prometheus text exposition format 0.0.4 (UTF-8).</summary>
public interface IMetricsText
{
    ReadOnlyMemory<byte> Read();
}
