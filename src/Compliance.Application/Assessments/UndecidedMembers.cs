using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Application.Assessments;

/// <summary>
/// Where not all could be read, a finding is judged without the clusters that were not there to be read, or whose chain was not:
/// it keeps them. Unknown neither closes nor changes, not for a part of a finding either (design 4.8, point 8).
/// </summary>
internal sealed class UndecidedMembers(Assessment assessment, IFindingStore findings)
{
    /// <param name="found">What was found now, if it was.</param>
    /// <param name="stored">What is stored, if anything is.</param>
    /// <returns>What was found, with the clusters it keeps.</returns>
    public async Task<Finding?> KeepAsync(Finding? found, StoredFinding? stored, CancellationToken cancellationToken)
    {
        if (assessment.IsComplete || found is null || stored is null or { Workflow: WorkflowState.Resolved } || FindingChanges.DigestOf(found.AffectedClusters) == stored.AffectedDigest)
        {
            return found;
        }

        var kept = (await findings.MembersAsync(stored.Key, cancellationToken)).Except(found.AffectedClusters).Where(IsUndecided).ToList();
        return kept.Count == 0 ? found : found with { AffectedClusters = [.. found.AffectedClusters.Concat(kept).Order()] };
    }

    private bool IsUndecided(ResourceId cluster) => !assessment.Topology.Estate.Decides(cluster) || assessment.VerdictOf(cluster) is Verdict.Unknown;
}
