using System.CommandLine;
using System.CommandLine.Parsing;
using Compliance.Cli.Commands;

namespace Compliance.Cli;

/// <summary>From arguments to an exit code.</summary>
internal static class CommandLine
{
    // Arguments are taken as they are: "@file" is no response file.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = ComplianceCommand.Create(context).Parse(arguments, Parser);
        if (parsed.Errors.Count > 0)
        {
            context.Terminal.Tell($"{MessageOf(parsed.Errors)} See '{PathOf(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }

        await using var output = context.Terminal.OpenText();
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = context.Terminal.Error,
            // Commands turn what they expect into exit codes (CommandActions); the rest is a bug and should look like one.
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
        };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }

    // "Required command was not provided." is also said of a misspelled command, where the other error is the useful one.
    private static string MessageOf(IReadOnlyList<ParseError> errors) =>
        (errors.FirstOrDefault(error => error.Message.Contains('\'', StringComparison.Ordinal)) ?? errors[0]).Message;

    private static string PathOf(CommandResult command)
    {
        var names = new Stack<string>();
        for (SymbolResult? symbol = command; symbol is CommandResult { Command: not RootCommand } current; symbol = symbol.Parent)
        {
            names.Push(current.Command.Name);
        }

        return string.Join(' ', names.Prepend(ComplianceCommand.Name));
    }
}
