using System.CommandLine;
using Compliance.Cli.Demo;
using Compliance.Cli.Help;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Commands;

/// <summary><c>demo</c>: the whole product on one machine with no Azure.</summary>
internal static class DemoCommand
{
    public static Command Create(CommandContext context)
    {
        var once = new Option<bool>("--once") { Description = "Play the story, print its ledger and end." };
        var port = new Option<int>("--port") { Description = "Port of the dashboard and the API on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 7071 };
        var estate = new Option<string?>("--estate") { Description = "The estate to play on. [default: the embedded sample]", HelpName = "FILE" };
        var declarations = DeclarationsOption.Create();
        var format = new Option<DemoFormat>("--format") { Description = "The form of the ledger. [default: text]", HelpName = "text|json", CustomParser = OptionText.Choice<DemoFormat> };
        var exchanges = new Option<FileInfo?>("--exchanges") { Description = "Write every exchange with the simulated Azure to this file.", HelpName = "FILE" };
        var command = new ToolCommand("demo", "Run the whole product on a simulated Azure and play a story of drift and repair through real events.")
        {
            Examples = ["demo", "demo --once", "demo --once --format json", "demo --estate estate.json --port 8080"],
            ExitCodes =
            [
                "0  every break was found, alerted once and closed; or Ctrl-C",
                "1  one was not",
                "2  bad usage or input, or the port is in use",
            ],
        };
        command.Add(once);
        command.Add(port);
        command.Add(estate);
        command.Add(declarations);
        command.Add(format);
        command.Add(exchanges);
        command.RunsHost(context, (parsed, token) => new DemoRun(
            new DemoOptions
            {
                Once = parsed.GetValue(once),
                Port = parsed.GetValue(port),
                Estate = parsed.GetValue(estate),
                Declared = new DeclaredFiles { Declarations = parsed.GetValue(declarations) },
                IsJson = parsed.GetValue(format) is DemoFormat.Json,
                Exchanges = parsed.GetValue(exchanges)?.FullName,
            },
            context).RunAsync(token));
        return command;
    }

    private enum DemoFormat
    {
        Text,
        Json,
    }
}
