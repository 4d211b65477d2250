using System.CommandLine;
using Compliance.Cli.Help;
using Compliance.Cli.Hosting;
using Compliance.Cli.Replays;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Commands;

/// <summary><c>replay</c>: runs stored, dead-lettered or poisoned changes again.</summary>
internal static class ReplayCommand
{
    public static Command Create(CommandContext context)
    {
        var azure = new AzureSyntax("govern", whenNone: " [default: every subscription that can be read]");
        var from = new Option<DateTimeOffset?>("--from") { Description = "Changes received from this time on.", HelpName = "TIME", CustomParser = OptionText.Time };
        var to = new Option<DateTimeOffset?>("--to") { Description = "And before this time.", HelpName = "TIME", CustomParser = OptionText.Time };
        var deadLetter = new Option<string?>("--dead-letter") { Description = "A file that Event Grid wrote to a dead-letter container, or several joined; - for standard input.", HelpName = "FILE" };
        var poison = new Option<string?>("--poison") { Description = "Give the poison messages of the Functions host's queues in a storage account to its functions once more: https://ACCOUNT.queue.core.windows.net with your own credential, or env:NAME for a connection string in an environment variable.", HelpName = "ACCOUNT" };
        var signal = new Option<string?>("--signal") { Description = "With --apply on the tables of a Functions host: wake it at once by its queue in that account, written as for --poison. Without, its next light sweep finds what is pending.", HelpName = "ACCOUNT" };
        var apply = new Option<bool>("--apply") { Description = "Do it. Without, it is only said what would be done." };
        var store = StoreOption.Create();
        var files = new DeclaredSyntax();
        var command = new ToolCommand("replay", "Run stored changes again, done and set-aside ones, take in dead-lettered events, or put poison messages back. A host on the store may go on meanwhile: it does the work.")
        {
            Examples =
            [
                "replay --from 2026-11-20 --to 2026-11-21 --store sqlite:compliance.db",
                "replay --from 2026-11-20T09:00Z --to 2026-11-20T10:00Z --store sqlite:compliance.db --apply",
                "replay --dead-letter events.json --store sqlite:compliance.db --apply",
                "replay --dead-letter events.json --store table:https://account.table.core.windows.net --signal https://account.queue.core.windows.net --apply",
                "replay --poison https://account.queue.core.windows.net --apply",
                "replay --poison env:INTAKE_CONNECTION",
            ],
            ExitCodes =
            [
                "0  done",
                "2  bad usage, or there are entries that are no events; the others are taken",
                "3  Azure or the store failed",
                "4  not everything that decides could be read, so differences may be missing",
            ],
        };
        command.Add(from);
        command.Add(to);
        command.Add(deadLetter);
        command.Add(poison);
        command.Add(signal);
        command.Add(apply);
        command.Add(store);
        azure.AddTo(command);
        foreach (var option in files.All)
        {
            command.Add(option);
        }

        command.RunsTool(context, async (parsed, token) =>
        {
            var request = new ReplayRequest
            {
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                DeadLetter = parsed.GetValue(deadLetter),
                Poison = parsed.GetValue(poison),
                Signal = parsed.GetValue(signal),
                IsApplied = parsed.GetValue(apply),
            };
            request.Check();
            if (request.Poison is { } account)
            {
                return await new PoisonRun(StorageAccount.Parse(account, "--poison", "queue"), request.IsApplied, context).RunAsync(token);
            }

            var settings = new ReplaySettings(
                azure.Read(parsed),
                StoreLocation.Parse(parsed.GetValue(store)!),
                request.Signal is { } woken ? StorageAccount.Parse(woken, "--signal", "queue") : null,
                await files.Read(parsed).ReadAsync(token));
            return await new ReplayRun(request, settings, context).RunAsync(token);
        });
        return command;
    }
}
