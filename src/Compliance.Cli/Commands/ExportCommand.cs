using System.CommandLine;
using Compliance.Cli.Exports;
using Compliance.Cli.Help;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Commands;

/// <summary><c>export</c>: an estate file of what a live scan reads.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandContext context)
    {
        var azure = new AzureSyntax("export");
        var output = new Option<string>("--output", "-o") { Description = "The estate file to write, whole or not at all.", HelpName = "FILE", Required = true };
        var command = new ToolCommand("export", "Write what a scan of Azure reads to an estate file, with what it covers and when it was read.")
        {
            Examples =
            [
                "export --subscription 00000000-0000-0000-0000-000000000000 --output estate.json",
                "export --management-group platform --output estate.json",
                "export --arm-endpoint http://127.0.0.1:7072 --subscription 00000000-0000-0000-0000-000000000000 --output estate.json",
            ],
            ExitCodes =
            [
                "0  done",
                "2  bad usage, or the file cannot be written",
                "3  Azure failed; no file is written",
                "4  done, but not everything that decides could be read",
            ],
        };
        azure.AddTo(command);
        command.Add(output);
        command.RunsTool(context, (parsed, token) => new ExportRun(context, azure.ReadNamed(parsed), parsed.GetValue(output)!).RunAsync(token));
        return command;
    }
}
