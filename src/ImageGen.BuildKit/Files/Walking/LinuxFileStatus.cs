using System.Runtime.InteropServices;
using ImageGen.BuildKit.Files.Folders;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>Calls <c>statx</c>. Its structure is the same on every processor and with every C library, and contains the number of hard links.</summary>
internal static partial class LinuxFileStatus
{
    private const int DoNotFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStatus = 0x7FF;

    /// <param name="folder">An open folder; a file if the name is empty.</param>
    /// <param name="name">A name in the folder, with a terminating zero byte; empty for the open file itself.</param>
    /// <param name="displayName">The name, for messages.</param>
    public static EntryStatus Read(SafeFileHandle folder, ReadOnlySpan<byte> name, ReadOnlySpan<char> displayName)
    {
        return StatX(folder, name.IsEmpty ? "\0"u8 : name, DoNotFollow | (name.IsEmpty ? EmptyPath : 0), BasicStatus, out var status) == 0
            ? ToEntryStatus(status)
            : throw UnixErrors.Last(displayName);
    }

    /// <summary>Reads the status of the target of a path; links are followed.</summary>
    public static EntryStatus Read(string path) => StatX(UnixFlags.CurrentDirectory, path, 0, BasicStatus, out var status) == 0 ? ToEntryStatus(status) : throw UnixErrors.Last(path);

    private static EntryStatus ToEntryStatus(in Status status)
    {
        var kind = UnixMode.GetKind(status.Mode);
        return new EntryStatus
        {
            Kind = kind,
            Mode = status.Mode & UnixMode.Permissions,
            Size = kind == EntryKind.File ? status.Size : 0,
            ModifiedNanoseconds = EntryStatus.ToNanoseconds(status.ModifiedSeconds, status.ModifiedNanoseconds),
            Device = ((ulong)status.DeviceMajor << 32) | status.DeviceMinor,
            Inode = status.Inode,
            MayHaveHardLinks = status.Links > 1 && kind != EntryKind.Directory,
            DeviceMajor = status.RepresentedDeviceMajor,
            DeviceMinor = status.RepresentedDeviceMinor,
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatX(SafeFileHandle folder, ReadOnlySpan<byte> path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out Status status);

    // The used fields of struct statx (linux/stat.h).
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
        public uint RepresentedDeviceMajor;

        [FieldOffset(132)]
        public uint RepresentedDeviceMinor;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
