using Compliance.Domain.Judging;

namespace Compliance.Application.Scans;

/// <summary>The JSON form of a scan's result (design 4.4).</summary>
public interface IScanResultFormat
{
    Task<ReadOnlyMemory<byte>> JsonAsync(Assessment assessment, ScanRecord scan, CancellationToken cancellationToken);
}
