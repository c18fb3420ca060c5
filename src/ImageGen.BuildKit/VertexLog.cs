namespace ImageGen.BuildKit;

/// <summary>A piece of the output of a step's command. It may start and end within a line, or within a character.</summary>
public sealed record VertexLog
{
    /// <summary>The digest of the step.</summary>
    public required string Vertex { get; init; }

    /// <summary>When it was printed.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Whether it was printed to standard error.</summary>
    public bool IsError { get; init; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }
}
