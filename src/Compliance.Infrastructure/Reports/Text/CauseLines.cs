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

    // What a rule finds on thousands of clusters is told by the first few of them.
    private const int MaxOfOneRule = 5;

    public static void Write(TextPage page, Assessment assessment, ProofSelection proofs)
    {
        if (assessment.Findings.IsEmpty)
        {
            return;
        }

        page.Heading(Words.Count(assessment.Findings.Length, "cause"));
        var spelling = new IdSpelling(assessment.Topology.Estate);
        var max = proofs is ProofSelection.All ? int.MaxValue : MaxOfOneRule;
        foreach (var alike in assessment.Findings.GroupBy(finding => (finding.IsExempted, finding.Severity, finding.Rule.Id)).OrderBy(group => group.Key.IsExempted))
        {
            foreach (var finding in alike.Take(max))
            {
                Write(page, finding, spelling);
            }

            WriteRest(page, [.. alike.Skip(max)]);
        }
    }

    private static void Write(TextPage page, Finding finding, IdSpelling spelling)
    {
        var ink = finding.IsExempted ? Ink.Dim : InkOf(finding.Severity);
        page.Blank();
        page.Labelled(0, CamelCase<Severity>.Of(finding.Severity).PadRight(Indent), ink, $"{finding.Rule.Id}  {finding.Rule.Title}{(finding.IsExempted ? " (exempted)" : "")}", Ink.Bold);
        page.Paragraph(Indent, $"{finding.ResourceId.Name}: {finding.Message}");
        foreach (var fact in finding.Evidence.Take(MaxEvidence))
        {
            page.Labelled(Indent, "- ", Ink.Plain, FactText.Of(fact, finding.ResourceId));
        }

        if (finding.Evidence.Length > MaxEvidence)
        {
            page.Line(Indent, $"- and {Words.Count(finding.Evidence.Length - MaxEvidence, "more fact")}");
        }

        WriteAffected(page, finding);
        page.Line(Indent, spelling.Of(finding.ResourceId), Ink.Dim);
    }

    private static void WriteRest(TextPage page, List<Finding> rest)
    {
        if (rest.Count > 0)
        {
            page.Blank();
            page.Paragraph(Indent, $"The same of {Words.Count(rest.Count, "more resource")}: {Words.Some([.. rest.Select(finding => finding.ResourceId.Name)], MaxClusters)}.");
        }
    }

    private static void WriteAffected(TextPage page, Finding finding)
    {
        var names = finding.AffectedClusters.Select(cluster => cluster.Name).ToList();
        if (names.Count == 0)
        {
            page.Line(Indent, "Affects no cluster.");
        }
        else if (names.Count > 1 || finding.AffectedClusters[0] != finding.ResourceId)
        {
            page.Paragraph(Indent, $"Affects {Words.Count(names.Count, "cluster")}: {Words.Some(names, MaxClusters)}.");
        }
    }

    public static Ink InkOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Ink.Red,
        Severity.Medium => Ink.Yellow,
        Severity.Low => Ink.Cyan,
        _ => Ink.Dim,
    };
}
