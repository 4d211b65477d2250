using System.Reflection;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Infrastructure.Reports.Json;

namespace Compliance.Infrastructure.Reports;

/// <summary>The forms that the stores keep: the same JSON that a scan prints.</summary>
internal sealed class StoredFormats : IProofFormat, IScanResultFormat
{
    private static readonly string Version =
        typeof(StoredFormats).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public string HopsJson(Proof proof, Estate estate) => Reports.HopsJson.ToText(proof, estate);

    public async Task<ReadOnlyMemory<byte>> JsonAsync(Assessment assessment, ScanRecord scan, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var report = new ScanReport
        {
            Assessment = assessment,
            ScanId = scan.Id,
            Scope = scan.Scope,
            StartedAt = scan.StartedAt ?? scan.RequestedAt,
            CompletedAt = scan.CompletedAt ?? scan.RequestedAt,
            Source = ScanSource.Azure,
            ToolVersion = Version,
        };
        await new JsonReport().WriteAsync(report, new ReportOptions(), output, cancellationToken);
        return output.ToArray();
    }
}
