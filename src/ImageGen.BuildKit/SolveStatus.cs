using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A status update of a build. An item with the same digest or id replaces the earlier one.</summary>
public sealed record SolveStatus
{
    /// <summary>Steps that are new or have changed.</summary>
    public ImmutableArray<Vertex> Vertices { get; init; } = [];

    /// <summary>The progress of parts of steps.</summary>
    public ImmutableArray<VertexStatus> Statuses { get; init; } = [];

    /// <summary>Output of commands.</summary>
    public ImmutableArray<VertexLog> Logs { get; init; } = [];

    /// <summary>Warnings of the frontend (BuildKit v0.9 or later).</summary>
    public ImmutableArray<VertexWarning> Warnings { get; init; } = [];
}
