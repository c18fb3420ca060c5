using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A warning of the frontend.</summary>
public sealed record VertexWarning
{
    /// <summary>The digest of the step; empty where the warning belongs to none.</summary>
    public required string Vertex { get; init; }

    /// <summary>The weight that the frontend gives it.</summary>
    public int Level { get; init; }

    /// <summary>The warning in one line.</summary>
    public required string Short { get; init; }

    /// <summary>Further lines.</summary>
    public ImmutableArray<string> Detail { get; init; } = [];

    /// <summary>Where more is to be read; <see langword="null"/> for nowhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>The place in the Dockerfile; <see langword="null"/> where there is none.</summary>
    public SourceLocation? Location { get; init; }
}
