using System.Text;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Findings;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Text;

namespace Compliance.Infrastructure.Reports.Explain;

/// <summary>One finding for a person: what is wrong, on what evidence, for whom, and what to do.</summary>
public static class FindingPage
{
    // More names than that are a list, and the JSON result has it.
    private const int MaxClusters = 20;

    /// <param name="report">The report the finding is of.</param>
    public static async Task WriteAsync(ScanReport report, Finding finding, ReportOptions options, Stream output, CancellationToken cancellationToken)
    {
        var page = new TextPage(options.Width, options.HasColour);
        var spelling = new IdSpelling(report.Assessment.Topology.Estate);
        WriteHead(page, finding, spelling, report.ExemptionOf(finding));
        EvidenceTable.Write(page, finding, spelling, options.Width);
        WriteClusters(page, finding);
        WriteSteps(page, finding);
        await output.WriteAsync(Encoding.UTF8.GetBytes(page.Take()), cancellationToken);
    }

    private static void WriteHead(TextPage page, Finding finding, IdSpelling spelling, Exemption? exemption)
    {
        page.Labelled(0, $"{finding.Rule.Id}  ", Ink.Bold, finding.Rule.Title, Ink.Bold);
        page.Blank();
        Fact(page, "finding", finding.Key.Value);
        Fact(page, "severity", Words.Of(finding.Severity), CauseLines.InkOf(finding.Severity));
        Fact(page, "hop", Words.Of(finding.Rule.Hop));
        if (finding.IsExempted)
        {
            Fact(page, "exempted", exemption is null ? "yes" : $"until the end of {exemption.Expires:yyyy-MM-dd}: {exemption.Reason} (approved by {exemption.ApprovedBy})");
        }

        Fact(page, "resource", finding.ResourceId.Name);
        Fact(page, "", spelling.Of(finding.ResourceId), Ink.Dim);
        page.Blank();
        page.Paragraph(0, finding.Message);
    }

    private static void Fact(TextPage page, string name, string text, Ink ink = Ink.Plain) =>
        page.Labelled(2, $"{name,-10}", Ink.Dim, text, ink);

    private static void WriteClusters(TextPage page, Finding finding)
    {
        page.Heading($"Affects {Words.Count(finding.AffectedClusters.Length, "cluster")}");
        if (finding.AffectedClusters.IsEmpty)
        {
            page.Paragraph(2, "No cluster depends on the resource now.");
        }
        else
        {
            page.Paragraph(2, $"{Words.Some([.. finding.AffectedClusters.Select(cluster => cluster.Name)], MaxClusters)}.");
        }
    }

    private static void WriteSteps(TextPage page, Finding finding)
    {
        page.Heading("What to do");
        page.Paragraph(2, $"{NextLines.Advice(finding)}.");
        page.Paragraph(2, finding.Rule.Remediation is RemediationAction.None
            ? "It is repaired by hand: no plan can do it."
            : $"A remediation plan can do it: {CamelCase<RemediationAction>.Of(finding.Rule.Remediation)}.");
        page.Paragraph(2, $"How and why: compliance explain {finding.Rule.Id}, or {DocsPage.Of(finding.Rule.Id)}.");
    }
}
