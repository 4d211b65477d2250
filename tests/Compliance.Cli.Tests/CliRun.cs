using System.Text;
using System.Text.Json.Nodes;
using Compliance.Testing.Time;

namespace Compliance.Cli.Tests;

/// <summary>One call of the command line in this process, and what came of it.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>Standard error, line by line.</summary>
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CliRun> OfAsync(params string[] arguments) => OfAsync(Stream.Null, CancellationToken.None, arguments);

    /// <summary>With that text on standard input.</summary>
    public static Task<CliRun> WithInputAsync(string input, params string[] arguments) =>
        OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(input)), CancellationToken.None, arguments);

    public static Task<CliRun> OfAsync(Stream input, CancellationToken cancellationToken, params string[] arguments) =>
        OfAsync(terminal => terminal with { In = input }, cancellationToken, arguments);

    /// <param name="change">Makes the terminal differ from a pipe on all sides.</param>
    public static async Task<CliRun> OfAsync(Func<Terminal, Terminal> change, CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var terminal = change(new Terminal { In = Stream.Null, Out = output, Error = error });
        var exitCode = await CommandLine.RunAsync(arguments, new CommandContext(terminal, new FakeTime()), cancellationToken);
        return new CliRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
