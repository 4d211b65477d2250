using Compliance.Domain.Findings;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>One line a cluster: where its chain broke and which rules say so.</summary>
internal static class ClusterLines
{
    // A person reads a screen of them; who wants every one asks for all, or for JSON.
    private const int Max = 25;
    private const int MaxName = 32;

    public static void Write(TextPage page, Assessment assessment, ProofSelection proofs)
    {
        var chosen = assessment.Clusters.Where(cluster => proofs.Includes(cluster)).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        page.Heading(proofs is ProofSelection.All ? "All clusters" : "Broken clusters");
        var shown = proofs is ProofSelection.All ? chosen : chosen.Take(Max).ToList();
        var width = Math.Min(shown.Max(cluster => cluster.ClusterId.Name.Length), MaxName) + 2;
        foreach (var cluster in shown)
        {
            page.Labelled(2, cluster.ClusterId.Name.PadRight(width), Ink.Plain, Describe(assessment, cluster), InkOf(cluster.Verdict));
        }

        if (chosen.Count > shown.Count)
        {
            page.Line(2, $"and {Words.Number(chosen.Count - shown.Count)} more; --proofs all lists every cluster");
        }
    }

    private static string Describe(Assessment assessment, ClusterVerdict cluster)
    {
        var hops = assessment.Prove(assessment.Topology.FindCluster(cluster.ClusterId)!).Hops;
        var parts = hops
            .Where(hop => hop.State is HopState.Broken)
            .Select(hop => $"{Words.Of(hop.Hop)} ({string.Join(", ", hop.Findings.Select(RuleOf).Distinct())})")
            .ToList();
        var unknown = hops.Where(hop => hop.State is HopState.Unknown).Select(hop => Words.Of(hop.Hop)).ToList();
        return (parts, unknown) switch
        {
            ({ Count: > 0 }, { Count: 0 }) => $"broken at {string.Join(", ", parts)}",
            ({ Count: > 0 }, _) => $"broken at {string.Join(", ", parts)}; unknown at {string.Join(", ", unknown)}",
            (_, { Count: > 0 }) => $"unknown at {string.Join(", ", unknown)}",
            _ when cluster is { Verdict: Verdict.Proven, Assurance: Assurance.Azure } => "proven in Azure",
            _ => Words.Of(cluster.Verdict),
        };
    }

    private static string RuleOf(FindingKey key) => key.Value[..key.Value.IndexOf(':', StringComparison.Ordinal)];

    private static Ink InkOf(Verdict verdict) => verdict switch
    {
        Verdict.Unknown => Ink.Yellow,
        Verdict.OutOfScope => Ink.Dim,
        _ => Ink.Plain,
    };
}
