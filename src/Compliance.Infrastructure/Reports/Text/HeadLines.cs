using System.Globalization;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>What was judged, by how many rules, and as of when.</summary>
internal static class HeadLines
{
    public static void Write(TextPage page, ScanReport report)
    {
        var assessment = report.Assessment;
        var estate = assessment.Topology.Estate;
        var source = report.SourceName ?? (report.Source is ScanSource.Azure ? "Azure" : "an estate file");
        var now = assessment.Topology.Now.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        page.Line(0, $"Private link of {source}, as of {now}", Ink.Bold);
        page.Paragraph(0, $"{Words.Count(estate.Count, "resource")} in {Words.Count(estate.Coverage.Subscriptions.Count(), "subscription")}, {Words.Count(assessment.Catalogue.Rules.Length, "rule")} (pack {assessment.Catalogue.Pack})", Ink.Dim);
    }
}
