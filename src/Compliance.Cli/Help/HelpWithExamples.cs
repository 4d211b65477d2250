using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Compliance.Cli.Commands;

namespace Compliance.Cli.Help;

/// <summary>The usual help with examples below it, because they are what most people look for.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = _help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            Write(output, "Examples:", command.Examples.Select(example => $"{ComplianceCommand.Name} {example}"));
            Write(output, "Exit codes:", command.ExitCodes);
        }

        return result;
    }

    private static void Write(TextWriter output, string heading, IEnumerable<string> lines)
    {
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            if (index == 0)
            {
                output.WriteLine(heading);
            }

            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}
