using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A place in a Dockerfile.</summary>
public sealed record SourceLocation
{
    /// <summary>The file's name, as the frontend knows it.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's text, as the daemon has it; empty where it does not say.</summary>
    public string Text { get; init; } = "";

    /// <summary>The lines that are meant, the most telling first.</summary>
    public ImmutableArray<SourceRange> Ranges { get; init; } = [];
}
