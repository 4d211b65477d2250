using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Application.Tests.Engine;

/// <summary>Just enough form to see that the right thing was formatted.</summary>
internal sealed class PlainFormats : IProofFormat, IScanResultFormat
{
    public string HopsJson(Proof proof, Estate estate) => $"[{string.Join(',', proof.Hops.Select(hop => $"\"{hop.Hop}:{hop.State}\""))}]";

    public Task<ReadOnlyMemory<byte>> JsonAsync(Assessment assessment, ScanRecord scan, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>>(System.Text.Encoding.UTF8.GetBytes($$"""{"clusters":{{assessment.Clusters.Length}}}"""));
}
