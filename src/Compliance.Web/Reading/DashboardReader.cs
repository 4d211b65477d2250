using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Web.Views;

namespace Compliance.Web.Reading;

/// <summary>Collects what the first page shows.</summary>
internal sealed class DashboardReader(SummaryReader summary, IFindingStore findings, IProofStore proofs)
{
    private const int MaxClusters = 100;

    public async Task<DashboardView> ReadAsync(CancellationToken cancellationToken)
    {
        var causes = await OpenCauses.ReadAsync(findings, cancellationToken);
        var clusters = await proofs.ListAsync(null, MaxClusters, null, cancellationToken);
        return new DashboardView(
            await summary.ReadAsync(causes, cancellationToken),
            [.. causes.Findings.Select(FindingView.Of)],
            causes.HasMore,
            [.. clusters.Items.Select(ClusterPageView.Of)],
            clusters.Continuation is not null);
    }
}
