using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ImageGen.Hosting.Tests;

/// <summary>Keeps all entries of a host's log.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _entries);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => entries.Enqueue(new LogEntry(
            category,
            logLevel,
            formatter(state, exception),
            state is IEnumerable<KeyValuePair<string, object?>> properties ? properties.ToDictionary(StringComparer.OrdinalIgnoreCase) : new Dictionary<string, object?>()));
    }
}
