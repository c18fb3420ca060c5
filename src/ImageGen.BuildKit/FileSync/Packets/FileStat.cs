namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>An entry as the other side describes it; nothing of it has been checked.</summary>
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

    /// <summary>What a symbolic link points to; for a file, the path of the earlier entry that is the same file.</summary>
    public string LinkName { get; init; } = string.Empty;

    public long DeviceMajor { get; init; }

    public long DeviceMinor { get; init; }

    public IReadOnlyList<ExtendedAttribute> Attributes { get; init; } = [];
}
