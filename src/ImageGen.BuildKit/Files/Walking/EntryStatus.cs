using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>The status of a file, as the file system reports it; links are not followed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryStatus
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    public required EntryKind Kind { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, as in <c>chmod</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>In bytes; 0 except for files.</summary>
    public long Size { get; init; }

    /// <summary>Nanoseconds since 1970.</summary>
    public long ModifiedNanoseconds { get; init; }

    /// <summary>The id of the file system; 0 if it is unknown (for a name on Windows).</summary>
    public ulong Device { get; init; }

    /// <summary>The file's number on its file system; 0 if it is unknown.</summary>
    public ulong Inode { get; init; }

    /// <summary>Whether the file may have several hard links.</summary>
    public bool MayHaveHardLinks { get; init; }

    public uint DeviceMajor { get; init; }

    public uint DeviceMinor { get; init; }

    /// <summary>Converts seconds and nanoseconds to nanoseconds since 1970. Times out of range wrap around, as in Go's <c>UnixNano</c>.</summary>
    public static long ToNanoseconds(long seconds, long nanoseconds) => unchecked((seconds * NanosecondsPerSecond) + nanoseconds);

    /// <summary>Converts to a time, rounded down to whole ticks, also before 1970.</summary>
    public static DateTime ToDateTime(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((nanoseconds - (nanoseconds < 0 ? TimeSpan.NanosecondsPerTick - 1 : 0)) / TimeSpan.NanosecondsPerTick);
}
