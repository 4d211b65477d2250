using Microsoft.Extensions.Logging;

namespace Compliance.Cli.Hosting;

/// <summary>Writes log entries to the terminal's error stream, a line each: standard output is for data.</summary>
internal sealed class TerminalLoggerProvider(Terminal terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new TerminalLogger(terminal, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose()
    {
        // The terminal is not ours.
    }

    private sealed class TerminalLogger(Terminal terminal, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var cause = exception is null ? "" : $": {exception.GetType().Name}: {exception.Message}";
            terminal.Tell($"{Name(logLevel)} {category}: {formatter(state, exception)}{cause}");
        }

        private static string Name(LogLevel level) => level switch
        {
            LogLevel.Critical or LogLevel.Error => "error",
            LogLevel.Warning => "warning",
            _ => "info",
        };
    }
}
