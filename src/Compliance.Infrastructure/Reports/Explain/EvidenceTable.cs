using Compliance.Domain.Findings;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Text;

namespace Compliance.Infrastructure.Reports.Explain;

/// <summary>The facts of a finding: a table where it fits the page, else a block a fact. Ids are named in full below.</summary>
internal static class EvidenceTable
{
    private const int Indent = 2;
    private const string Gap = "  ";
    private static readonly string[] Names = ["resource", "property", "actual", "expected"];

    public static void Write(TextPage page, Finding finding, IdSpelling spelling, int width)
    {
        page.Heading("Evidence");
        var facts = finding.Evidence;
        if (facts.IsEmpty)
        {
            page.Paragraph(Indent, "The rule named none.");
            return;
        }

        var rows = facts.Select(Cells).ToList();
        var widths = Names.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max()).ToList();
        if (Indent + widths.Sum() + (Gap.Length * (widths.Count - 1)) <= width)
        {
            WriteTable(page, rows, widths);
        }
        else
        {
            WriteBlocks(page, rows);
        }

        WriteIds(page, finding, spelling);
    }

    private static string[] Cells(Evidence fact) =>
    [
        Printable.Of(Words.Shorten(fact.ResourceId.Text)),
        Printable.Of(Words.Shorten(fact.Property)),
        Printable.Of(fact.Actual is null ? "absent" : Words.Shorten(fact.Actual)),
        // Context has no expectation.
        Printable.Of(fact.Expected is null ? "-" : Words.Shorten(fact.Expected)),
    ];

    private static void WriteTable(TextPage page, List<string[]> rows, List<int> widths)
    {
        page.Line(Indent, Row(Names, widths), Ink.Dim);
        foreach (var row in rows)
        {
            page.Line(Indent, Row(row, widths));
        }
    }

    private static string Row(string[] cells, List<int> widths) =>
        string.Join(Gap, cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();

    private static void WriteBlocks(TextPage page, List<string[]> rows)
    {
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
        {
            if (number > 0)
            {
                page.Blank();
            }

            for (var column = 0; column < Names.Length; column++)
            {
                page.Labelled(Indent, $"{Names[column],-10}", Ink.Dim, row[column]);
            }
        }
    }

    private static void WriteIds(TextPage page, Finding finding, IdSpelling spelling)
    {
        var others = finding.Evidence.Select(fact => fact.ResourceId).Distinct().Where(id => id != finding.ResourceId).ToList();
        if (others.Count > 0)
        {
            page.Blank();
        }

        foreach (var id in others)
        {
            page.Line(Indent, spelling.Of(id), Ink.Dim);
        }
    }
}
