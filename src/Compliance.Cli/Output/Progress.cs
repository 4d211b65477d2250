using Spectre.Console;

namespace Compliance.Cli.Output;

/// <summary>Shows on a terminal that long work is under way; shows nothing in a pipe.</summary>
internal static class Progress
{
    /// <param name="work">Is given an action that replaces the text.</param>
    public static Task<T> ShowAsync<T>(Terminal terminal, string text, Func<Action<string>, Task<T>> work)
    {
        if (!terminal.IsErrorInteractive)
        {
            return work(_ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return console.Status().StartAsync(Markup.Escape(text), status => work(next => status.Status(Markup.Escape(next))));
    }
}
