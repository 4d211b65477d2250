using System.CommandLine;
using Compliance.Cli.Explain;
using Compliance.Cli.Help;

namespace Compliance.Cli.Commands;

/// <summary><c>explain</c>: the page of a rule, or one finding of an estate with its evidence.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var syntax = new ExplainSyntax();
        var command = new ToolCommand("explain", "Explain a rule, or a finding of an estate with its evidence and what to do.")
        {
            Examples =
            [
                "explain ARC-DNS-003",
                "explain ARC-PL-011:a0150dbf38b4bf56 --estate samples/estates/drifted.json",
            ],
            ExitCodes =
            [
                "0  explained",
                "2  bad usage or input, an unknown rule, or a finding the estate does not have",
            ],
        };
        syntax.AddTo(command);
        command.RunsTool(context, (parsed, token) => syntax.Read(parsed) switch
        {
            { Estate: null } request => new RuleExplanation(context.Terminal).WriteAsync(request.Subject, token),
            var request => new FindingExplanation(context).WriteAsync(request, token),
        });
        return command;
    }
}
