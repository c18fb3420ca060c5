namespace ImageGen.BuildKit;

/// <summary>The progress of a part of a step, such as a layer that is pulled or files that are sent.</summary>
public sealed record VertexStatus
{
    /// <summary>The id of the part within its step.</summary>
    public required string Id { get; init; }

    /// <summary>The digest of the step.</summary>
    public required string Vertex { get; init; }

    /// <summary>The name of the part, if it differs from <see cref="Id"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The completed amount, usually in bytes.</summary>
    public long Current { get; init; }

    /// <summary>The total amount in the same unit; 0 if it is unknown.</summary>
    public long Total { get; init; }

    /// <summary>When the part started; <see langword="null"/> while it waits.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the part completed; <see langword="null"/> while it runs.</summary>
    public DateTimeOffset? Completed { get; init; }
}
