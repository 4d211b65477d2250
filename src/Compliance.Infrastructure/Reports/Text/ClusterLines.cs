using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>The clusters, put together by what holds for them: where the chain broke and which rules say so.</summary>
internal static class ClusterLines
{
    // A person reads a screen of names; who wants every one asks for all, or for JSON.
    private const int MaxNames = 24;

    public static void Write(TextPage page, Assessment assessment, ProofSelection proofs)
    {
        var chosen = assessment.Clusters.Where(cluster => proofs.Includes(cluster)).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        var standings = new ClusterStandings(assessment);
        var max = proofs is ProofSelection.All ? int.MaxValue : MaxNames;
        page.Heading(proofs is ProofSelection.All ? "All clusters" : "Broken clusters");
        foreach (var alike in chosen.GroupBy(standings.Of).OrderBy(group => group.First().Verdict is not Verdict.Broken).ThenByDescending(group => group.Count()))
        {
            page.Labelled(2, $"{Words.Number(alike.Count()),4}  ", Ink.Bold, alike.Key, Ink.Bold);
            page.Paragraph(8, Words.Some([.. alike.Select(cluster => cluster.ClusterId.Name)], max));
        }
    }
}
