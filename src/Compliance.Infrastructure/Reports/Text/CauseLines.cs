using Compliance.Domain.Findings;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>Every finding, worst first: what is wrong, where, on what evidence and for whom.</summary>
internal static class CauseLines
{
    private const int Indent = 10;
    private const int MaxEvidence = 6;
    private const int MaxClusters = 8;

    public static void Write(TextPage page, Assessment assessment)
    {
        if (assessment.Findings.IsEmpty)
        {
            return;
        }

        page.Heading(Words.Count(assessment.Findings.Length, "cause"));
        foreach (var finding in assessment.Findings.OrderBy(finding => finding.IsExempted))
        {
            Write(page, finding, new IdSpelling(assessment.Topology.Estate));
        }
    }

    private static void Write(TextPage page, Finding finding, IdSpelling spelling)
    {
        var severity = CamelCase<Severity>.Of(finding.Severity);
        var ink = finding.IsExempted ? Ink.Dim : InkOf(finding.Severity);
        page.Blank();
        page.Labelled(0, severity.PadRight(Indent), ink, $"{finding.Rule.Id}  {finding.Rule.Title}{(finding.IsExempted ? " (exempted)" : "")}", Ink.Bold);
        page.Paragraph(Indent, finding.Message);
        page.Line(Indent, spelling.Of(finding.ResourceId), Ink.Dim);
        foreach (var fact in finding.Evidence.Take(MaxEvidence))
        {
            page.Labelled(Indent, "- ", Ink.Plain, Describe(fact, finding));
        }

        if (finding.Evidence.Length > MaxEvidence)
        {
            page.Line(Indent, $"- and {Words.Number(finding.Evidence.Length - MaxEvidence)} more facts");
        }

        WriteAffected(page, finding);
    }

    private static string Describe(Evidence fact, Finding finding)
    {
        var where = fact.ResourceId == finding.ResourceId ? "" : $"{Words.Shorten(fact.ResourceId.Text)} ";
        var actual = fact.Property == "id" ? fact.Actual is null ? "does not exist" : "exists" : $"is {(fact.Actual is null ? "absent" : Words.Shorten(fact.Actual))}";
        var expected = fact.Expected is null || fact.Expected == fact.Actual || fact.Property == "id" ? "" : $", expected {Words.Shorten(fact.Expected)}";
        return $"{where}{(fact.Property == "id" ? "" : $"{Words.Shorten(fact.Property)} ")}{actual}{expected}";
    }

    private static void WriteAffected(TextPage page, Finding finding)
    {
        var names = finding.AffectedClusters.Select(cluster => cluster.Name).ToList();
        if (names.Count == 0)
        {
            page.Line(Indent, "affects no cluster", Ink.Dim);
        }
        else if (names.Count > 1 || finding.AffectedClusters[0] != finding.ResourceId)
        {
            page.Labelled(Indent, $"affects {Words.Count(names.Count, "cluster")}: ", Ink.Plain, Words.Some(names, MaxClusters));
        }
    }

    private static Ink InkOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Ink.Red,
        Severity.Medium => Ink.Yellow,
        Severity.Low => Ink.Cyan,
        _ => Ink.Dim,
    };
}
