using System.CommandLine;
using Compliance.Cli.Help;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Commands;

/// <summary><c>scan</c>: one assessment of an estate.</summary>
internal static class ScanCommand
{
    public static Command Create(CommandContext context)
    {
        var syntax = new ScanSyntax();
        var command = new ToolCommand("scan", "Assess an estate file, or Azure itself, once and report what is proven, what is broken and what stayed open.")
        {
            Examples =
            [
                "scan --estate samples/estates/drifted.json",
                "scan --estate export.json --declarations declarations.json --evidence plants-west.json --exemptions exemptions.json",
                "scan --estate export.json.gz --format json --proofs all --output result.json",
                "scan --subscription 00000000-0000-0000-0000-000000000000 --declarations declarations.json",
                "scan --arm-endpoint http://127.0.0.1:7072 --management-group platform --format sarif --output result.sarif",
                "scan --estate - --rules 'ARC-DNS-*,ARC-PE-001' --fail-on critical < export.json",
            ],
            ExitCodes =
            [
                "0  done, no finding at or above --fail-on",
                "1  findings at or above --fail-on; wins over 4",
                "2  bad usage or input",
                "3  Azure failed",
                "4  incomplete coverage, or a cluster is unknown (not with --allow-incomplete)",
            ],
        };
        syntax.AddTo(command);
        command.RunsTool(context, (parsed, token) => new ScanRun(context, syntax.Read(parsed)).RunAsync(token));
        return command;
    }
}
