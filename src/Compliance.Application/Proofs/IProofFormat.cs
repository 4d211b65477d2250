using Compliance.Domain.Proofs;

namespace Compliance.Application.Proofs;

/// <summary>The JSON form of a proof's hops: the same in a scan result, in the store and in the API.</summary>
public interface IProofFormat
{
    string HopsJson(Proof proof);
}
