using System.Text.RegularExpressions;

namespace Compliance.Testing.Telemetry;

/// <summary>A row of the table of instruments in docs/operations/telemetry.md.</summary>
public sealed partial record DocumentedInstrument(string Name, string Prometheus, string Kind, string Unit, IReadOnlyList<string> Attributes)
{
    public static IReadOnlyList<DocumentedInstrument> Read(string file) =>
    [
        .. File.ReadLines(file)
            .Where(line => line.StartsWith("| `compliance.", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new DocumentedInstrument(cells[1].Trim('`'), cells[2].Trim('`'), cells[3], cells[4].Trim('`'), [.. Code().Matches(cells[5]).Select(code => code.Groups[1].Value)])),
    ];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
