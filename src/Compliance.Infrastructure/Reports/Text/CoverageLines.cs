using Compliance.Domain.Estates;
using Compliance.Domain.Judging;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>What was not read. Says nothing when nothing was missed.</summary>
internal static class CoverageLines
{
    private const int MaxGaps = 12;

    public static void Write(TextPage page, Assessment assessment)
    {
        var coverage = assessment.Topology.Estate.Coverage;
        if (!assessment.IsComplete)
        {
            page.Heading("Coverage is incomplete");
            page.Paragraph(0, "What follows rests on a part of the estate. Nothing counts as private because it was not looked at.", Ink.Yellow);
            WriteGaps(page, [.. assessment.Gaps.Where(gap => gap.Effect is GapEffect.Incomplete)]);
        }

        var unread = coverage.Subscriptions.Where(read => read.State is not SubscriptionState.Read).ToList();
        var advisory = assessment.Gaps.Count(gap => gap.Effect is GapEffect.Advisory);
        if (assessment.IsComplete && (advisory > 0 || unread.Count > 0 || !coverage.Warnings.IsEmpty))
        {
            page.Heading("Coverage");
        }

        foreach (var read in unread)
        {
            page.Labelled(2, "- ", Ink.Plain, $"subscription {read.Id}: {Words.Of(read.State)}");
        }

        if (advisory > 0)
        {
            page.Labelled(2, "- ", Ink.Plain, $"{Words.Count(advisory, "gap")} that only supporting rules miss");
        }

        foreach (var warning in coverage.Warnings)
        {
            page.Labelled(2, "- ", Ink.Plain, warning);
        }
    }

    private static void WriteGaps(TextPage page, List<Gap> gaps)
    {
        foreach (var gap in gaps.Take(MaxGaps))
        {
            page.Labelled(2, "- ", Ink.Plain, $"{Words.Shorten(gap.What)}: {Reason(gap)}");
        }

        if (gaps.Count > MaxGaps)
        {
            page.Line(2, $"- and {Words.Count(gaps.Count - MaxGaps, "more gap")}");
        }
    }

    private static string Reason(Gap gap) => gap.Reason switch
    {
        "notCovered" => "not covered",
        "readFailed" => "the read failed",
        var reason => reason,
    };
}
