using System.CommandLine;
using System.Net.Sockets;
using Compliance.Cli.Help;
using Compliance.Cli.Hosting;
using Compliance.Cli.Scans;
using Compliance.Simulator;
using Microsoft.Extensions.Logging;

namespace Compliance.Cli.Commands;

/// <summary><c>simulate</c>: only the simulated Azure.</summary>
internal static class SimulateCommand
{
    public static Command Create(CommandContext context)
    {
        var estate = new Option<string>("--estate") { Description = "The estate file to serve.", HelpName = "FILE", Required = true };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => 7072 };
        var webhook = new Option<Uri?>("--webhook") { Description = "Where events are delivered, after the handshake.", HelpName = "URL", CustomParser = OptionText.HttpUrl };
        var exchanges = new Option<FileInfo?>("--exchanges") { Description = "Write every exchange to this file at the end.", HelpName = "FILE" };
        var command = new ToolCommand("simulate", "Serve an estate file as Resource Manager, Resource Graph and Event Grid, on loopback.")
        {
            Examples = ["simulate --estate estate.json", "simulate --estate estate.json --port 7072 --webhook http://127.0.0.1:7071/api/events"],
            ExitCodes = ["0  Ctrl-C", "2  bad usage or input, or the port is in use"],
        };
        command.Add(estate);
        command.Add(port);
        command.Add(webhook);
        command.Add(exchanges);
        command.RunsHost(context, (parsed, token) => RunAsync(
            parsed.GetValue(estate)!,
            new SimulatorOptions { Port = parsed.GetValue(port), Webhook = parsed.GetValue(webhook), ExchangeFile = parsed.GetValue(exchanges)?.FullName },
            context,
            token));
        return command;
    }

    private static async Task<int> RunAsync(string estate, SimulatorOptions options, CommandContext context, CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new TerminalLoggerProvider(context.Terminal)));
        await using var azure = await StartAsync(estate, options, context, loggers, cancellationToken);
        context.Terminal.Tell($"Simulated Azure at {azure.Endpoint}. Ctrl-C ends.");
        await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<SimulatedAzure> StartAsync(string estate, SimulatorOptions options, CommandContext context, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = EstateInput.Open(context.Terminal, estate);
            return await SimulatedAzure.StartAsync(input.Stream, options, context.Time, loggers, cancellationToken);
        }
        catch (Exception exception) when (exception is EstateFormatException or WebhookHandshakeException)
        {
            throw new UsageException(exception.Message, exception);
        }
        catch (IOException exception) when (exception.GetBaseException() is SocketException)
        {
            throw new UsageException($"Port {options.Port} is in use: choose another with --port.", exception);
        }
    }
}
