using System.CommandLine;
using Azure;
using Azure.Identity;
using Compliance.Application;
using Compliance.Application.Estates;
using Compliance.Infrastructure.Declarations;
using Compliance.Infrastructure.EstateFiles;

namespace Compliance.Cli;

/// <summary>Gives a command its action: expected failures become one line and an exit code, once for all commands.</summary>
internal static class CommandActions
{
    /// <summary>For a command that ends by itself: Ctrl-C is an interruption, exit code 130.</summary>
    public static void RunsTool(this Command command, CommandContext context, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, token) => RunAsync(context.Terminal, ExitCode.Interrupted, () => run(parsed, token), token));

    /// <summary>For a command that runs until it is stopped: Ctrl-C is how it ends, exit code 0.</summary>
    public static void RunsHost(this Command command, CommandContext context, Func<ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction((parsed, token) => RunAsync(context.Terminal, ExitCode.Done, () => run(parsed, token), token));

    // Azure's pipeline gathers the failures of its tries.
    private static bool IsOfAzure(Exception exception) => exception switch
    {
        StoreUnavailableException or AzureUnavailableException or RequestFailedException => true,
        AggregateException tries => tries.InnerExceptions.All(IsOfAzure),
        _ => false,
    };

    // It says what failed; the rest is headers and content of an answer.
    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0];

    private static async Task<int> RunAsync(Terminal terminal, int whenStopped, Func<Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return whenStopped;
        }
        catch (Exception exception) when (exception is UsageException or EstateFileException or DeclarationFileException)
        {
            terminal.Tell(exception.Message);
            return ExitCode.Usage;
        }
        catch (AuthenticationFailedException exception)
        {
            terminal.Tell($"Azure cannot be read without an identity: sign in with 'az login', or give this process a managed identity. ({FirstLine(exception)})");
            return ExitCode.Failure;
        }
        catch (Exception exception) when (IsOfAzure(exception))
        {
            terminal.Tell(FirstLine(exception is AggregateException tries ? tries.InnerExceptions[^1] : exception));
            return ExitCode.Failure;
        }
    }
}
