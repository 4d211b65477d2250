using Compliance.Domain.Estates;
using Compliance.Domain.Proofs;

namespace Compliance.Application.Proofs;

/// <summary>The JSON form of a proof's hops: the same in a scan result, in the store and in the API.</summary>
public interface IProofFormat
{
    /// <param name="estate">The estate that was judged: ids are spelt as its rows have them.</param>
    string HopsJson(Proof proof, Estate estate);
}
