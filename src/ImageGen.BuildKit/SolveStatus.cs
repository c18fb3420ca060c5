using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>News of a build. What is told again, by the same digest or id, replaces what was told before.</summary>
public sealed record SolveStatus
{
    /// <summary>Steps that have come up, or changed.</summary>
    public ImmutableArray<Vertex> Vertices { get; init; } = [];

    /// <summary>How far the parts of steps have got.</summary>
    public ImmutableArray<VertexStatus> Statuses { get; init; } = [];

    /// <summary>What commands have printed.</summary>
    public ImmutableArray<VertexLog> Logs { get; init; } = [];

    /// <summary>Warnings of the frontend (BuildKit v0.9 or later).</summary>
    public ImmutableArray<VertexWarning> Warnings { get; init; } = [];
}
