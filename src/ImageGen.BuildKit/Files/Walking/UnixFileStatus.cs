using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>
/// <c>lstat</c>, which the framework does not offer: its own types do not tell a FIFO from a file.
/// The runtime's portable shim is called because the C library's structure differs by system and processor.
/// </summary>
internal static partial class UnixFileStatus
{
    /// <summary>The permissions of a mode, with setuid, setgid and sticky.</summary>
    public const int Permissions = 0xFFF;

    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    public static EntryStatus Read(NativePath path)
    {
        if (LStat(path.Bytes, out var status) != 0)
        {
            throw Failure(path, Marshal.GetLastPInvokeError());
        }

        var kind = KindOf(status.Mode);
        return new EntryStatus
        {
            Kind = kind,
            Mode = status.Mode & Permissions,
            Size = kind == EntryKind.File ? status.Size : 0,
            ModifiedNanoseconds = EntryStatus.ToNanoseconds(status.ModifiedSeconds, status.ModifiedNanoseconds),
            // The shim does not count a file's names: every file may have others.
            Identity = kind == EntryKind.Directory ? null : new FileIdentity((ulong)status.Device, (ulong)status.Inode),
            // As tonistiigi/fsutil 6d9dc2e takes a device number apart, on every Unix.
            DeviceMajor = (uint)((status.OwnDevice >> 8) & 0xFFF),
            DeviceMinor = (uint)((status.OwnDevice & 0xFF) | ((status.OwnDevice >> 12) & 0xFFF00)),
        };
    }

    public static EntryKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x4000 => EntryKind.Directory,
        0xA000 => EntryKind.SymbolicLink,
        0x1000 => EntryKind.Fifo,
        0xC000 => EntryKind.Socket,
        0x2000 => EntryKind.CharacterDevice,
        0x6000 => EntryKind.BlockDevice,
        _ => EntryKind.File,
    };

    public static IOException Failure(NativePath path, int error)
    {
        var message = Marshal.GetPInvokeErrorMessage(error);
        return error is NoSuchEntry or NotADirectory ? new FileNotFoundException(message, path.ToString()) : new IOException(message, error);
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true)]
    private static partial int LStat(ReadOnlySpan<byte> path, out FileStatus status);

    // The fields that are used of the shim's FileStatus (dotnet/runtime, pal_io.h); larger than it is today, so that fields added at its end do no harm.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(4)]
        public int Mode;

        [FieldOffset(16)]
        public long Size;

        [FieldOffset(40)]
        public long ModifiedSeconds;

        [FieldOffset(48)]
        public long ModifiedNanoseconds;

        [FieldOffset(88)]
        public long Device;

        [FieldOffset(96)]
        public long OwnDevice;

        [FieldOffset(104)]
        public long Inode;
    }
}
