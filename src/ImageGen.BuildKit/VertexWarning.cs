using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A warning of the frontend.</summary>
public sealed record VertexWarning
{
    /// <summary>The digest of the step; empty if the warning belongs to no step.</summary>
    public required string Vertex { get; init; }

    /// <summary>The level that the frontend gives to the warning.</summary>
    public int Level { get; init; }

    /// <summary>The warning in one line.</summary>
    public required string Short { get; init; }

    /// <summary>Further lines.</summary>
    public ImmutableArray<string> Detail { get; init; } = [];

    /// <summary>A page with more information; <see langword="null"/> if the daemon does not send it.</summary>
    public Uri? Url { get; init; }

    /// <summary>The place in the Dockerfile; <see langword="null"/> if the daemon does not send it.</summary>
    public SourceLocation? Location { get; init; }
}
