using System.CommandLine;
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
        var azure = new AzureSyntax("govern", whenNone: " [default: every subscription that can be read]");
        var store = StoreOption.Create();
        var files = new DeclaredSyntax();
        var urls = new Option<string>("--urls") { Description = "Where the API and the dashboard listen.", DefaultValueFactory = _ => "http://127.0.0.1:7071" };
        var command = new ToolCommand("serve", "Govern continuously: take events, sweep, keep findings, alert, and serve the API and the dashboard.")
        {
            Examples = ["serve --subscription 00000000-0000-0000-0000-000000000000", "serve --arm-endpoint http://127.0.0.1:7072 --store sqlite:/var/lib/compliance/compliance.db"],
            ExitCodes = ["0  Ctrl-C", "2  bad usage, or the address is in use", "3  Azure or the store failed at start"],
        };
        azure.AddTo(command);
        command.Add(store);
        foreach (var option in files.All)
        {
            command.Add(option);
        }

        command.Add(urls);
        command.RunsHost(context, async (parsed, token) =>
        {
            var declared = await files.Read(parsed).ReadAsync(token);
            return await RunAsync(
                new EmbeddedHostSettings
                {
                    Azure = azure.Read(parsed),
                    Store = StoreLocation.Parse(parsed.GetValue(store)!),
                    Declarations = declared.Declarations,
                    Exemptions = declared.Exemptions,
                    Url = parsed.GetValue(urls)!,
                    Channels = [new TextChannel(context.Terminal.OpenText())],
                },
                context,
                token);
        });
        return command;
    }

    private static async Task<int> RunAsync(EmbeddedHostSettings settings, CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await EmbeddedHost.StartAsync(settings, context, cancellationToken);
        context.Terminal.Tell($"Serving at {host.Address}. Ctrl-C ends.");
        await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        return ExitCode.Done;
    }
}
