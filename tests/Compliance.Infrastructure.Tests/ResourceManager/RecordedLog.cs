using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>Keeps what is logged, a line an entry.</summary>
internal sealed class RecordedLog
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(LogLevel Level, string Text)> Lines => [.. _lines];

    public ILogger<T> For<T>() => new Logger<T>(this);

    private sealed class Logger<T>(RecordedLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
