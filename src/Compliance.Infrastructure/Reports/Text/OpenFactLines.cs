using Compliance.Domain.Judging;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>What no rule could decide, and what would.</summary>
internal static class OpenFactLines
{
    public static void Write(TextPage page, Assessment assessment)
    {
        if (assessment.Unknowns.IsEmpty)
        {
            return;
        }

        page.Heading(Words.Count(assessment.Unknowns.Length, "open fact"));
        foreach (var unknown in assessment.Unknowns)
        {
            var concerned = unknown.Clusters.IsEmpty ? Words.Count(unknown.Resources.Length, "resource") : Words.Count(unknown.Clusters.Length, "cluster");
            page.Labelled(2, $"{unknown.Rule.Id,-12} ", Ink.Yellow, $"{Words.Of(unknown.Reason)}, {concerned}: {unknown.Message}");
        }
    }
}
