namespace ImageGen.Contexts.Walking;

/// <summary>One file, folder or link of a context.</summary>
internal sealed record ContextEntry
{
    /// <summary>The path inside the context, with <c>/</c>.</summary>
    public required string Path { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, as in <c>chmod</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>Sent with its entry, as <c>COPY</c> keeps it; no builder's cache looks at it.</summary>
    public DateTime ModifiedUtc { get; init; } = DateTime.UnixEpoch;

    /// <summary>The content's length in bytes; 0 for all but files.</summary>
    public long Size { get; init; }

    /// <summary>Where the content is read from.</summary>
    public string? FullPath { get; init; }

    /// <summary>The content, where it is not a file's.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What a link points to, as it is written in the link.</summary>
    public string? LinkTarget { get; init; }
}
