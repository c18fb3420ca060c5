using System.Runtime.InteropServices;
using ImageGen.BuildKit.Files.Folders;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>Calls <c>fstat</c> and <c>fstatat</c> on macOS. On Intel, the plain names use an older structure.</summary>
internal static partial class AppleFileStatus
{
    private const int DoNotFollow = 0x20;

    private static readonly bool IsIntel = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static EntryStatus Read(SafeFileHandle file)
    {
        var result = IsIntel ? FStatOnIntel(file, out var status) : FStat(file, out status);
        return result == 0 ? ToEntryStatus(status) : throw UnixErrors.Last("");
    }

    /// <param name="folder">An open folder.</param>
    /// <param name="name">A name in it, with a terminating zero byte.</param>
    /// <param name="displayName">The name, for messages.</param>
    public static EntryStatus Read(SafeFileHandle folder, ReadOnlySpan<byte> name, ReadOnlySpan<char> displayName)
    {
        var result = IsIntel ? FStatAtOnIntel(folder, name, out var status, DoNotFollow) : FStatAt(folder, name, out status, DoNotFollow);
        return result == 0 ? ToEntryStatus(status) : throw UnixErrors.Last(displayName);
    }

    /// <summary>Reads the status of the target of a path; links are followed.</summary>
    public static EntryStatus Read(string path)
    {
        var result = IsIntel ? StatOnIntel(path, out var status) : Stat(path, out status);
        return result == 0 ? ToEntryStatus(status) : throw UnixErrors.Last(path);
    }

    private static EntryStatus ToEntryStatus(in FileStatus status)
    {
        var kind = UnixMode.GetKind(status.Mode);
        return new EntryStatus
        {
            Kind = kind,
            Mode = status.Mode & UnixMode.Permissions,
            Size = kind == EntryKind.File ? status.Size : 0,
            ModifiedNanoseconds = EntryStatus.ToNanoseconds(status.ModifiedSeconds, status.ModifiedNanoseconds),
            Device = (uint)status.Device,
            Inode = status.Inode,
            MayHaveHardLinks = status.Links > 1 && kind != EntryKind.Directory,
            // Split in the same way as in tonistiigi/fsutil 6d9dc2e, on every Unix.
            DeviceMajor = (uint)((status.RepresentedDevice >> 8) & 0xFFF),
            DeviceMinor = (uint)((status.RepresentedDevice & 0xFF) | ((status.RepresentedDevice >> 12) & 0xFFF00)),
        };
    }

    [LibraryImport("libc", EntryPoint = "fstat", SetLastError = true)]
    private static partial int FStat(SafeFileHandle file, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static partial int FStatOnIntel(SafeFileHandle file, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "fstatat", SetLastError = true)]
    private static partial int FStatAt(SafeFileHandle folder, ReadOnlySpan<byte> name, out FileStatus status, int flags);

    [LibraryImport("libc", EntryPoint = "fstatat$INODE64", SetLastError = true)]
    private static partial int FStatAtOnIntel(SafeFileHandle folder, ReadOnlySpan<byte> name, out FileStatus status, int flags);

    [LibraryImport("libc", EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatOnIntel(string path, out FileStatus status);

    // The used fields of struct stat with 64-bit inodes (sys/stat.h), with extra space at the end.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(0)]
        public int Device;

        [FieldOffset(4)]
        public ushort Mode;

        [FieldOffset(6)]
        public ushort Links;

        [FieldOffset(8)]
        public ulong Inode;

        [FieldOffset(24)]
        public int RepresentedDevice;

        [FieldOffset(48)]
        public long ModifiedSeconds;

        [FieldOffset(56)]
        public long ModifiedNanoseconds;

        [FieldOffset(96)]
        public long Size;
    }
}
