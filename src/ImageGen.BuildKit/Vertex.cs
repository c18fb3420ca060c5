using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A step of a build.</summary>
public sealed record Vertex
{
    /// <summary>The digest that identifies the step.</summary>
    public required string Digest { get; init; }

    /// <summary>The digests of the steps that this step depends on.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The step's name, as it is displayed: <c>[build 2/3] RUN make</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the result came from the cache.</summary>
    public bool IsCached { get; init; }

    /// <summary>When the step started; <see langword="null"/> while it waits. A step may start and complete several times.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the step completed; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Why the step failed; <see langword="null"/> if it did not fail.</summary>
    public string? Error { get; init; }
}
