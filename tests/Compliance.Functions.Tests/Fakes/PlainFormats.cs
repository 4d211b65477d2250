using System.Text;
using Compliance.Application.Estates;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;

namespace Compliance.Functions.Tests.Fakes;

/// <summary>The least a scan needs to be stored: its id as JSON, no hops, no resources.</summary>
internal sealed class PlainFormats : IProofFormat, IScanResultFormat, IResourceParser
{
    public string HopsJson(Proof proof) => "[]";

    public ReadOnlyMemory<byte> Json(Assessment assessment, ScanRecord scan) => Encoding.UTF8.GetBytes($$"""{"id":"{{scan.Id}}"}""");

    public Resource? Parse(ReadOnlyMemory<byte> utf8Json) => null;
}
