using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>What the file system reports of a file, without following a link.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryStatus
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    public required EntryKind Kind { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, as in <c>chmod</c>.</summary>
    public required int Mode { get; init; }

    /// <summary>In bytes; 0 for all but files.</summary>
    public long Size { get; init; }

    /// <summary>Nanoseconds since 1970.</summary>
    public long ModifiedNanoseconds { get; init; }

    /// <summary>The file system; 0 where it is not known (a name on Windows).</summary>
    public ulong Device { get; init; }

    /// <summary>The file's number on its file system; 0 where it is not known.</summary>
    public ulong Inode { get; init; }

    /// <summary>Whether the file may have several names.</summary>
    public bool MayHaveOtherNames { get; init; }

    public uint DeviceMajor { get; init; }

    public uint DeviceMinor { get; init; }

    /// <summary>Nanoseconds since 1970 of a time in seconds and nanoseconds; times that do not fit wrap around, as Go's <c>UnixNano</c> has it.</summary>
    public static long ToNanoseconds(long seconds, long nanoseconds) => unchecked((seconds * NanosecondsPerSecond) + nanoseconds);

    /// <summary>Rounded down to whole ticks, before 1970, too.</summary>
    public static DateTime ToDateTime(long nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((nanoseconds - (nanoseconds < 0 ? TimeSpan.NanosecondsPerTick - 1 : 0)) / TimeSpan.NanosecondsPerTick);
}
