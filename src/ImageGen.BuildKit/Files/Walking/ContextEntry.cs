namespace ImageGen.BuildKit.Files.Walking;

/// <summary>One file, folder or link of a context.</summary>
public sealed record ContextEntry
{
    /// <summary>The path inside the context, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, as in <c>chmod</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>The time of the last change, in nanoseconds since 1970. <c>COPY</c> keeps it; no builder's cache looks at it.</summary>
    public long ModifiedNanoseconds { get; init; }

    /// <summary>The content's length in bytes; 0 for all but files.</summary>
    public long Size { get; init; }

    /// <summary>The context's folder; <see langword="null"/> for a file that is not on disk.</summary>
    internal SourceRoot? Root { get; init; }

    /// <summary>The content, where it is not a file's.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What a link points to, as it is written in the link.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The file system; 0 where it is not known.</summary>
    internal ulong Device { get; init; }

    /// <summary>The file's number on its file system; 0 where it is not known.</summary>
    internal ulong Inode { get; init; }

    /// <summary>Whether the file may have several names.</summary>
    internal bool MayHaveOtherNames { get; init; }

    /// <summary>The file behind the name, where it may have other names, too.</summary>
    internal FileIdentity? Identity => MayHaveOtherNames ? new FileIdentity(Device, Inode) : null;

    internal uint DeviceMajor { get; init; }

    internal uint DeviceMinor { get; init; }

    /// <summary>The time of the last change, as exactly as the framework tells it of a file.</summary>
    public DateTime ModifiedUtc => EntryStatus.ToDateTime(ModifiedNanoseconds);

    /// <summary>Whether it is a FIFO, a socket or a device: there is no content that a build could use.</summary>
    public bool IsSpecial => Kind is EntryKind.Fifo or EntryKind.Socket or EntryKind.CharacterDevice or EntryKind.BlockDevice;

    /// <summary>Whether what was opened by this name is what was listed by it, as far as the system tells files apart.</summary>
    internal bool IsSameFileAs(in EntryStatus opened) =>
        Kind == opened.Kind && (Inode == 0 || opened.Inode == 0 || (Device == opened.Device && Inode == opened.Inode));
}
