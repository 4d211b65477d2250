using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>How many clusters have which verdict; verdicts that no cluster has are left out.</summary>
internal static class VerdictLines
{
    public static void Write(TextPage page, Assessment assessment)
    {
        var summary = new ScanSummary(assessment);
        page.Heading(Words.Count(summary.Clusters, "cluster"));
        if (summary.Clusters == 0)
        {
            page.Line(2, "There is no connected cluster in this estate.", Ink.Yellow);
        }

        var inAzure = InAzure(assessment);
        Count(page, summary.Broken, "broken", Ink.Red);
        Count(page, summary.Unknown, "unknown: something that decides could not be read", Ink.Yellow);
        Count(page, inAzure.Count, InAzureWords(OpenFacts(assessment, inAzure)), Ink.Cyan);
        Count(page, summary.Proven - inAzure.Count, "proven", Ink.Green);
        Count(page, summary.OutOfScope - summary.Exempt, "out of scope: AKS enabled by Arc has no private link", Ink.Dim);
        Count(page, summary.Exempt, "out of scope: every break is exempted", Ink.Dim);
    }

    private static string InAzureWords(int openFacts) =>
        openFacts == 0 ? "proven in Azure" : $"proven in Azure, {Words.Count(openFacts, "fact")} open";

    // Never as plain "proven": Azure's data holds, but what it cannot tell is not known.
    private static HashSet<ResourceId> InAzure(Assessment assessment) =>
    [
        .. assessment.Clusters
            .Where(cluster => cluster is { Verdict: Verdict.Proven, Assurance: Assurance.Azure })
            .Select(cluster => cluster.ClusterId),
    ];

    private static int OpenFacts(Assessment assessment, HashSet<ResourceId> clusters) =>
        assessment.Unknowns.Count(unknown => unknown.Clusters.Any(clusters.Contains));

    private static void Count(TextPage page, int count, string words, Ink ink)
    {
        if (count > 0)
        {
            page.Labelled(0, $"{Words.Number(count),6}  ", ink, words, ink);
        }
    }
}
