namespace ImageGen.BuildKit.Files.Walking;

/// <summary>An entry of a context: a file, a folder, a link or a special file.</summary>
public sealed record ContextEntry
{
    /// <summary>The path inside the context, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, as in <c>chmod</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>The modification time, in nanoseconds since 1970. <c>COPY</c> keeps it; no builder's cache depends on it.</summary>
    public long ModifiedNanoseconds { get; init; }

    /// <summary>The content's length in bytes; 0 except for files.</summary>
    public long Size { get; init; }

    /// <summary>The path of the file below <see cref="Root"/>. Default: <see cref="Path"/>.</summary>
    internal string PathInRoot { get => field ?? Path; private init; }

    /// <summary>The context's folder; <see langword="null"/> for a file in memory.</summary>
    internal SourceRoot? Root { get; init; }

    /// <summary>The content of a file in memory.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The target of a link, as it is written in the link.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>The id of the file system; 0 if it is unknown.</summary>
    internal ulong Device { get; init; }

    /// <summary>The file's number on its file system; 0 if it is unknown.</summary>
    internal ulong Inode { get; init; }

    /// <summary>Whether the file may have several hard links.</summary>
    internal bool MayHaveHardLinks { get; init; }

    /// <summary>The identity of the file, if it may have several hard links; <see langword="null"/> for all others.</summary>
    public FileIdentity? Identity => MayHaveHardLinks ? new FileIdentity(Device, Inode) : null;

    /// <summary>The major number of a device; 0 for all others.</summary>
    public uint DeviceMajor { get; init; }

    /// <summary>The minor number of a device; 0 for all others.</summary>
    public uint DeviceMinor { get; init; }

    /// <summary>The modification time, with the precision of .NET.</summary>
    public DateTime ModifiedUtc => EntryStatus.ToDateTime(ModifiedNanoseconds);

    /// <summary>Whether it is a FIFO, a socket or a device, which have no content for a build.</summary>
    public bool IsSpecial => Kind is EntryKind.Fifo or EntryKind.Socket or EntryKind.CharacterDevice or EntryKind.BlockDevice;

    /// <summary>Returns the same file, folder or link at a path below a folder of the context.</summary>
    /// <param name="folder">The folder's path, with <c>/</c>.</param>
    public ContextEntry Below(string folder) => this with { Path = $"{folder}/{Path}", PathInRoot = PathInRoot };

    /// <summary>Whether an opened file is the one that was listed, as far as the system identifies files.</summary>
    internal bool IsSameFileAs(in EntryStatus opened) =>
        Kind == opened.Kind && (Inode == 0 || opened.Inode == 0 || (Device == opened.Device && Inode == opened.Inode));
}
