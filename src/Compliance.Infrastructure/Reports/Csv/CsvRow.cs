using System.Buffers;

namespace Compliance.Infrastructure.Reports.Csv;

/// <summary>One line of CSV (RFC 4180) that no spreadsheet takes for a formula.</summary>
internal static class CsvRow
{
    // What spreadsheets start a formula by, full-width forms included, and what they skip before one.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Of(IReadOnlyList<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text)
    {
        // Names and messages hold what somebody wrote into Azure: an apostrophe makes it text, and the reader sees why.
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
