using Microsoft.Extensions.Logging;

namespace ImageGen.Hosting.Tests;

/// <summary>An entry of the host's log, with its properties.</summary>
internal sealed record LogEntry(string Category, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Properties);
