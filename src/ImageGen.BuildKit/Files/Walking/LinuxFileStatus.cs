using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary><c>statx</c>: its structure is the same on every processor and with every C library, and it counts a file's names.</summary>
internal static partial class LinuxFileStatus
{
    private const int CurrentDirectory = -100;
    private const int DoNotFollow = 0x100;
    private const uint BasicStatus = 0x7FF;

    public static EntryStatus Read(NativePath path)
    {
        if (StatX(CurrentDirectory, path.Bytes, DoNotFollow, BasicStatus, out var status) != 0)
        {
            throw UnixFileStatus.Failure(path, Marshal.GetLastPInvokeError());
        }

        var kind = UnixFileStatus.KindOf(status.Mode);
        return new EntryStatus
        {
            Kind = kind,
            Mode = status.Mode & UnixFileStatus.Permissions,
            Size = kind == EntryKind.File ? status.Size : 0,
            ModifiedNanoseconds = EntryStatus.ToNanoseconds(status.ModifiedSeconds, status.ModifiedNanoseconds),
            Identity = status.Links > 1 && kind != EntryKind.Directory
                ? new FileIdentity(((ulong)status.DeviceMajor << 32) | status.DeviceMinor, status.Inode)
                : null,
            DeviceMajor = status.OwnDeviceMajor,
            DeviceMinor = status.OwnDeviceMinor,
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatX(int folder, ReadOnlySpan<byte> path, int flags, uint mask, out Status status);

    // The fields that are used of linux/stat.h's struct statx.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(16)]
        public uint Links;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public long Size;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;

        [FieldOffset(128)]
        public uint OwnDeviceMajor;

        [FieldOffset(132)]
        public uint OwnDeviceMinor;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
