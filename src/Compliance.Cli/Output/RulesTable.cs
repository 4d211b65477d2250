using Compliance.Domain.Judging;
using Spectre.Console;

namespace Compliance.Cli.Output;

/// <summary>The catalogue as a table; in a pipe a rule is one line, however long.</summary>
internal static class RulesTable
{
    private const int WidthOfPipe = 200;

    public static async Task WriteAsync(RuleCatalogue catalogue, Terminal terminal, CancellationToken cancellationToken)
    {
        var table = new Table().Border(terminal.IsInteractive ? TableBorder.Rounded : TableBorder.None);
        table.AddColumns(new TableColumn("id").NoWrap(), new TableColumn("title"), new TableColumn("hop").NoWrap(), new TableColumn("severity").NoWrap(), new TableColumn("mandatory").NoWrap());
        foreach (var rule in catalogue.Rules.Select(rule => rule.Descriptor))
        {
            table.AddRow(rule.Id.Value, Markup.Escape(rule.Title), Name(rule.Hop), Name(rule.Severity), rule.IsMandatory ? "yes" : "");
        }

        await using var text = terminal.OpenText();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = terminal.Width ?? WidthOfPipe;
        console.Write(table);
        await text.FlushAsync(cancellationToken);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => char.ToLowerInvariant($"{value}"[0]) + $"{value}"[1..];
}
