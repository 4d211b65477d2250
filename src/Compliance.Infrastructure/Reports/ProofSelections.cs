using Compliance.Domain.Proofs;

namespace Compliance.Infrastructure.Reports;

/// <summary>What a selection of proofs means for one cluster.</summary>
internal static class ProofSelections
{
    public static bool Includes(this ProofSelection selection, ClusterVerdict verdict) =>
        selection is ProofSelection.All || (selection is ProofSelection.Broken && verdict.Verdict is Verdict.Broken);
}
