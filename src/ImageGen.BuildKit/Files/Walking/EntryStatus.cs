using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>What the file system says of a name, without opening it or following a link.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryStatus
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    public required EntryKind Kind { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, as in <c>chmod</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>In bytes; 0 for all but files.</summary>
    public long Size { get; init; }

    /// <summary>Nanoseconds since 1970.</summary>
    public long ModifiedNanoseconds { get; init; }

    /// <summary>The file, where it may have several names.</summary>
    public FileIdentity? Identity { get; init; }

    public uint DeviceMajor { get; init; }

    public uint DeviceMinor { get; init; }

    /// <exception cref="IOException">There is no such name (<see cref="FileNotFoundException"/>), or it cannot be looked at.</exception>
    public static EntryStatus Read(NativePath path) =>
        OperatingSystem.IsLinux() ? LinuxFileStatus.Read(path)
        : OperatingSystem.IsWindows() ? ReadWindows(path.ToString())
        : UnixFileStatus.Read(path);

    /// <summary>Nanoseconds since 1970 of a time in seconds and nanoseconds; times that do not fit wrap around, as Go's <c>UnixNano</c> has it.</summary>
    public static long ToNanoseconds(long seconds, long nanoseconds) => unchecked((seconds * NanosecondsPerSecond) + nanoseconds);

    /// <summary>Rounded down to whole ticks, before 1970, too.</summary>
    public static DateTime ToDateTime(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((nanoseconds - (nanoseconds < 0 ? TimeSpan.NanosecondsPerTick - 1 : 0)) / TimeSpan.NanosecondsPerTick);

    private static EntryStatus ReadWindows(string path)
    {
        // Every file may be executed there; the docker CLI sends the same permissions from Windows.
        const int EverybodysMode = 0b111_101_101;
        const int EverybodysReadOnlyMode = 0b101_101_101;
        var file = new FileInfo(path);
        var attributes = file.Attributes;
        if (attributes == (FileAttributes)(-1))
        {
            throw new FileNotFoundException("There is no such file.", path);
        }

        // Other reparse points (a deduplicated or a cloud file) are files to whoever opens them.
        var kind = attributes.HasFlag(FileAttributes.ReparsePoint) && file.LinkTarget is not null ? EntryKind.SymbolicLink
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Directory
            : attributes.HasFlag(FileAttributes.Device) ? EntryKind.CharacterDevice
            : EntryKind.File;
        return new EntryStatus
        {
            Kind = kind,
            Mode = kind == EntryKind.File && attributes.HasFlag(FileAttributes.ReadOnly) ? EverybodysReadOnlyMode : EverybodysMode,
            Size = kind == EntryKind.File ? file.Length : 0,
            ModifiedNanoseconds = (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick,
        };
    }
}
