using System.CommandLine;
using Compliance.Cli.Help;
using Compliance.Cli.Output;
using Compliance.Rules;

namespace Compliance.Cli.Commands;

/// <summary><c>rules</c>: the catalogue.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandContext context)
    {
        var format = new Option<RulesFormat>("--format")
        {
            Description = "The form of the list. [default: text]",
            HelpName = "text|json",
            CustomParser = OptionText.Choice<RulesFormat>,
        };
        var command = new ToolCommand("rules", "List the rules: id, title, hop, severity, and whether a hop needs it to be proven.")
        {
            Examples = ["rules", "rules --format json"],
        };
        command.Add(format);
        command.RunsTool(context, async (parsed, token) =>
        {
            var catalogue = BuiltInRules.Catalogue;
            await (parsed.GetValue(format) is RulesFormat.Json
                ? RulesJson.WriteAsync(catalogue, context.Terminal.Out, token)
                : RulesTable.WriteAsync(catalogue, context.Terminal, token));
            return ExitCode.Done;
        });
        return command;
    }

    private enum RulesFormat
    {
        Text,
        Json,
    }
}
