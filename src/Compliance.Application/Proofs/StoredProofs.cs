using System.Security.Cryptography;
using System.Text;
using Compliance.Domain.Estates;
using Compliance.Domain.Proofs;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Proofs;

/// <summary>Makes the row of a proof.</summary>
internal static class StoredProofs
{
    public static StoredProof Of(Proof proof, ClusterNode cluster, Estate estate, IProofFormat format, DateTimeOffset judgedAt)
    {
        var hops = format.HopsJson(proof, estate);
        var summary = proof.Summary;
        var content = $"{cluster.Id}\n{cluster.Scope?.Id}\n{summary.Verdict}\n{summary.OutOfScopeReason}\n{summary.Assurance}\n{summary.BrokenAt}\n{hops}";
        return new StoredProof
        {
            ClusterId = cluster.Id,
            ScopeId = cluster.Scope?.Id,
            Verdict = summary.Verdict,
            OutOfScopeReason = summary.OutOfScopeReason,
            Assurance = summary.Assurance,
            BrokenAt = summary.BrokenAt,
            HopsJson = hops,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
            JudgedAt = judgedAt,
        };
    }
}
