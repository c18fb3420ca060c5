namespace ImageGen.BuildKit;

/// <summary>How far a part of a step has got: a layer that is pulled, files that are sent.</summary>
public sealed record VertexStatus
{
    /// <summary>What identifies the part within its step.</summary>
    public required string Id { get; init; }

    /// <summary>The digest of the step.</summary>
    public required string Vertex { get; init; }

    /// <summary>The part, where the daemon names it apart from <see cref="Id"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is done, in bytes as a rule.</summary>
    public long Current { get; init; }

    /// <summary>What there is to do, in the same unit; 0 where it is not known.</summary>
    public long Total { get; init; }

    /// <summary>When the part began; <see langword="null"/> while it waits.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the part ended; <see langword="null"/> while it goes on.</summary>
    public DateTimeOffset? Completed { get; init; }
}
