using System.Collections.Concurrent;
using Compliance.Application.Changes;
using Compliance.Application.Proofs;
using Compliance.Application.Signals;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Scans;

/// <summary>
/// What a limited scan may not store. In a declared site a proof also answers for who else is in it, and the scan did not ask for all of
/// those; and a cluster that went to another scope is missing in the findings of that one. Where what it saw would make another proof than
/// is stored then, the cluster becomes a change, as if an event had told of it, and is judged with all of it.
/// </summary>
public sealed class LookAtDifferences(IProofStore proofs, IProofFormat format, IChangeStore changes, ISignals signals, DeclarationSet declarations, TimeProvider time)
{
    private const int ParallelLooks = 16;

    /// <summary>Whether a limited scan reads all that the proof of a cluster depends on.</summary>
    public bool IsAlone(ResourceId cluster) => declarations.SiteOf(cluster) == Site.Default;

    /// <summary>To be called when what the scan may store is stored.</summary>
    public async Task RunAsync(string scanId, Assessment assessment, CancellationToken cancellationToken)
    {
        var differing = new ConcurrentBag<Change>();
        await Parallel.ForEachAsync(
            assessment.Topology.Clusters,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelLooks, CancellationToken = cancellationToken },
            async (cluster, token) =>
            {
                if ((await proofs.FindAsync(cluster.Id, token))?.Digest != DigestOf(cluster, assessment))
                {
                    differing.Add(Change.OfSight("Compliance.ProofDiffers", $"{cluster.Id.Lower}|{scanId}", cluster.Id, time.GetUtcNow(), time.GetUtcNow()));
                }
            });
        if (!differing.IsEmpty)
        {
            await changes.AddAsync(differing, cancellationToken);
            await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
        }
    }

    private string DigestOf(ClusterNode cluster, Assessment assessment) =>
        StoredProofs.Of(assessment.Prove(cluster), cluster, assessment.Topology.Estate, format, time.GetUtcNow()).Digest;
}
