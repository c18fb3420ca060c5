namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>An entry as the peer describes it. None of its values has been checked.</summary>
internal sealed record FileStat
{
    public string Path { get; init; } = string.Empty;

    /// <summary>In Go's form: <see cref="GoFileMode"/>.</summary>
    public uint Mode { get; init; }

    public uint UserId { get; init; }

    public uint GroupId { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    /// <summary>Nanoseconds since 1970.</summary>
    public long ModifiedNanoseconds { get; init; }

    /// <summary>The target of a symbolic link; for a file, the path of an earlier entry with the same content (hard link).</summary>
    public string LinkName { get; init; } = string.Empty;

    public long DeviceMajor { get; init; }

    public long DeviceMinor { get; init; }

    public IReadOnlyList<ExtendedAttribute> Attributes { get; init; } = [];
}
