using System.CommandLine;
using System.CommandLine.Help;
using Compliance.Cli.Help;

namespace Compliance.Cli.Commands;

/// <summary>The whole command line: a new command is a file of its own and a line here.</summary>
internal static class ComplianceCommand
{
    public const string Name = "compliance";

    public static RootCommand Create(CommandContext context)
    {
        var root = new RootCommand("Proves that Azure Arc-enabled Kubernetes clusters reach Azure over private link, hop by hop.")
        {
            ScanCommand.Create(context),
            ExportCommand.Create(context),
            RulesCommand.Create(context),
            ExplainCommand.Create(context),
            DemoCommand.Create(context),
            ServeCommand.Create(context),
            ReplayCommand.Create(context),
            SimulateCommand.Create(context),
        };
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples();
        root.Options.OfType<VersionOption>().Single().Action = new ShowVersion();
        return root;
    }
}
