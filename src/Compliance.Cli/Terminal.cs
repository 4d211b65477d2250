using System.Text;
using Spectre.Console;

namespace Compliance.Cli;

/// <summary>
/// Where a command reads from and writes to. The only part of the product that knows the console: commands run the same in
/// a test, in a pipe and on a screen.
/// </summary>
internal sealed record Terminal
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public required Stream In { get; init; }

    /// <summary>Data: what a pipe carries on.</summary>
    public required Stream Out { get; init; }

    /// <summary>All else: errors, warnings, progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>A person watches <see cref="Out"/>.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>A person watches <see cref="Error"/>: progress may be shown there.</summary>
    public bool IsErrorInteractive { get; init; }

    /// <summary>The screen of <see cref="Out"/> understands colours, and nobody asked for none.</summary>
    public bool HasColour { get; init; }

    /// <summary>Columns of the screen; null when there is none.</summary>
    public int? Width { get; init; }

    public static Terminal OfProcess()
    {
        var isInteractive = !Console.IsOutputRedirected;
        return new Terminal
        {
            In = Console.OpenStandardInput(),
            Out = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            IsInteractive = isInteractive,
            IsErrorInteractive = !Console.IsErrorRedirected,
            // Looks at NO_COLOR and TERM, and switches escape sequences on where Windows has them off.
            HasColour = isInteractive && AnsiConsole.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors },
            Width = isInteractive ? Console.WindowWidth : null,
        };
    }

    /// <summary>A writer of text on <see cref="Out"/>; disposing it leaves the stream open.</summary>
    public StreamWriter OpenText() => new(Out, Utf8, leaveOpen: true) { AutoFlush = true };

    /// <summary>One line on <see cref="Error"/>, whatever the text holds: it may quote a file or an answer of Azure.</summary>
    public void Tell(string message) =>
        Error.WriteLine($"compliance: {OneLine(message).TrimEnd()}");

    /// <summary>A text without line ends or anything else that moves a cursor.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
