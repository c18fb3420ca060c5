using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>The C library's functions for extended attributes. Apple's functions have more parameters.</summary>
internal static partial class ExtendedAttributeCalls
{
    private const int AppleNoFollow = 1;

    /// <summary>Gets the total length of the attribute names of a path; links are not followed. Negative on failure, with the error as the last P/Invoke error.</summary>
    public static int CountBytes(ReadOnlySpan<byte> path) => (int)(OperatingSystem.IsMacOS()
        ? ListXAttr(path, [], 0, AppleNoFollow)
        : LListXAttr(path, [], 0));

    /// <summary>Gets the names, each terminated by a zero byte. Negative on failure, with the error as the last P/Invoke error.</summary>
    public static int List(SafeFileHandle file, Span<byte> names) => (int)(OperatingSystem.IsMacOS()
        ? FListXAttr(file, names, names.Length, 0)
        : FListXAttr(file, names, names.Length));

    /// <summary>Gets a value. Negative on failure.</summary>
    public static int Get(SafeFileHandle file, ReadOnlySpan<byte> name, Span<byte> value) => (int)(OperatingSystem.IsMacOS()
        ? FGetXAttr(file, name, value, value.Length, 0, 0)
        : FGetXAttr(file, name, value, value.Length));

    [LibraryImport("libc", EntryPoint = "llistxattr", SetLastError = true)]
    private static partial nint LListXAttr(ReadOnlySpan<byte> path, Span<byte> names, nint size);

    [LibraryImport("libc", EntryPoint = "listxattr", SetLastError = true)]
    private static partial nint ListXAttr(ReadOnlySpan<byte> path, Span<byte> names, nint size, int options);

    [LibraryImport("libc", EntryPoint = "flistxattr", SetLastError = true)]
    private static partial nint FListXAttr(SafeFileHandle file, Span<byte> names, nint size);

    [LibraryImport("libc", EntryPoint = "flistxattr", SetLastError = true)]
    private static partial nint FListXAttr(SafeFileHandle file, Span<byte> names, nint size, int options);

    [LibraryImport("libc", EntryPoint = "fgetxattr", SetLastError = true)]
    private static partial nint FGetXAttr(SafeFileHandle file, ReadOnlySpan<byte> name, Span<byte> value, nint size);

    [LibraryImport("libc", EntryPoint = "fgetxattr", SetLastError = true)]
    private static partial nint FGetXAttr(SafeFileHandle file, ReadOnlySpan<byte> name, Span<byte> value, nint size, uint position, int options);
}
