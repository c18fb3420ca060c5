using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A step of a build.</summary>
public sealed record Vertex
{
    /// <summary>What identifies the step.</summary>
    public required string Digest { get; init; }

    /// <summary>The digests of the steps that this one needs.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The step, as it is shown: <c>[build 2/3] RUN make</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the result came out of the cache.</summary>
    public bool IsCached { get; init; }

    /// <summary>When the step began; <see langword="null"/> while it waits. A step may begin and complete several times.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the step ended; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? Completed { get; init; }

    /// <summary>Why the step failed; <see langword="null"/> where it did not.</summary>
    public string? Error { get; init; }
}
