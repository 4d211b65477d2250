namespace Compliance.Web.Views;

/// <summary>The first page.</summary>
/// <param name="Causes">Open findings in the one order.</param>
/// <param name="Clusters">The first by id.</param>
public sealed record DashboardView(
    SummaryView Summary, IReadOnlyList<FindingView> Causes, bool HasMoreCauses, IReadOnlyList<ClusterPageView> Clusters, bool HasMoreClusters);
