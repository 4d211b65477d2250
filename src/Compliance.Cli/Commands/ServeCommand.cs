using System.CommandLine;
using Compliance.Application.Estates;
using Compliance.Cli.Help;
using Compliance.Cli.Hosting;
using Compliance.Cli.Scans;
using Compliance.Infrastructure.Webhooks;

namespace Compliance.Cli.Commands;

/// <summary><c>serve</c>: the embedded host.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandContext context)
    {
        var subscriptions = new Option<string[]>("--subscription") { Description = "A subscription to govern; repeat it for more. [default: all that can be read]", HelpName = "ID" };
        var managementGroup = new Option<string?>("--management-group") { Description = "A management group to govern.", HelpName = "ID" };
        var arm = new Option<Uri?>("--arm-endpoint") { Description = "Resource Manager of another cloud, or of a simulator on loopback. [default: the public cloud]", HelpName = "URL", CustomParser = OptionText.HttpUrl };
        var store = new Option<string>("--store") { Description = "Where findings are kept: sqlite:PATH or table:URL.", DefaultValueFactory = _ => "sqlite:compliance.db" };
        var declarations = DeclarationsOption.Create();
        var urls = new Option<string>("--urls") { Description = "Where the API and the dashboard listen.", DefaultValueFactory = _ => "http://127.0.0.1:7071" };
        var command = new ToolCommand("serve", "Govern continuously: take events, sweep, keep findings, alert, and serve the API and the dashboard.")
        {
            Examples = ["serve --subscription 00000000-0000-0000-0000-000000000000", "serve --arm-endpoint http://127.0.0.1:7072 --store sqlite:/var/lib/compliance/compliance.db"],
            ExitCodes = ["0  Ctrl-C", "2  bad usage, or the address is in use", "3  Azure or the store failed at start"],
        };
        command.Add(subscriptions);
        command.Add(managementGroup);
        command.Add(arm);
        command.Add(store);
        command.Add(declarations);
        command.Add(urls);
        command.RunsHost(context, async (parsed, token) => await RunAsync(
            new EmbeddedHostSettings
            {
                ArmEndpoint = parsed.GetValue(arm),
                Governed = new GovernedScope { Subscriptions = [.. parsed.GetValue(subscriptions) ?? []], ManagementGroup = parsed.GetValue(managementGroup) },
                Store = StoreLocation.Parse(parsed.GetValue(store)!),
                Declarations = (await new DeclaredFiles { Declarations = parsed.GetValue(declarations) }.ReadAsync(token)).Declarations,
                Url = parsed.GetValue(urls)!,
                Channels = [new TextChannel(context.Terminal.OpenText())],
            },
            context,
            token));
        return command;
    }

    private static async Task<int> RunAsync(EmbeddedHostSettings settings, CommandContext context, CancellationToken cancellationToken)
    {
        if (settings.Governed is { Subscriptions.IsEmpty: false, ManagementGroup: not null })
        {
            throw new UsageException("Give --subscription or --management-group, not both.");
        }

        await using var host = await EmbeddedHost.StartAsync(settings, context, cancellationToken);
        context.Terminal.Tell($"Serving at {host.Address}. Ctrl-C ends.");
        await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        return ExitCode.Done;
    }
}
