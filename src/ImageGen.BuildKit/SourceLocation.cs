using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A place in a Dockerfile.</summary>
public sealed record SourceLocation
{
    /// <summary>The file's name, as the frontend reports it.</summary>
    public required string FileName { get; init; }

    /// <summary>The file's text, as the daemon has it; empty if the daemon does not send it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The ranges in the file, the most relevant first.</summary>
    public ImmutableArray<SourceRange> Ranges { get; init; } = [];
}
