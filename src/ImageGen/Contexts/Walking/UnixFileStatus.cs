using System.Runtime.InteropServices;

namespace ImageGen.Contexts.Walking;

/// <summary>
/// <c>lstat</c>, which the framework does not offer: its own types do not tell a FIFO from a file.
/// The runtime's portable shim is called because the C library's structure differs by system and processor.
/// </summary>
internal static partial class UnixFileStatus
{
    private const int NoSuchEntry = 2;

    public static EntryStatus Read(string path)
    {
        if (LStat(path, out var status) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            var message = Marshal.GetPInvokeErrorMessage(error);
            throw error == NoSuchEntry ? new FileNotFoundException(message, path) : new IOException(message, error);
        }

        var kind = (status.Mode & 0xF000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Directory,
            0xA000 => EntryKind.SymbolicLink,
            _ => EntryKind.Special,
        };
        var modified = DateTime.UnixEpoch
            .AddSeconds(status.ModifiedSeconds)
            .AddTicks(status.ModifiedNanoseconds / TimeSpan.NanosecondsPerTick);
        return new EntryStatus(kind, status.Mode & 0xFFF, kind == EntryKind.File ? status.Size : 0, modified);
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LStat(string path, out FileStatus status);

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
    }
}
