using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>The C library's calls for extended attributes, of the name itself where it is a link. Apple's have other names and more parameters.</summary>
internal static partial class AttributeCalls
{
    private const int AppleNoFollow = 1;

    /// <summary>The names, each with a zero after it. Negative where it fails; the error is the last one of a platform call.</summary>
    public static int List(ReadOnlySpan<byte> path, Span<byte> names) => (int)(OperatingSystem.IsMacOS()
        ? ListXAttr(path, names, names.Length, AppleNoFollow)
        : LListXAttr(path, names, names.Length));

    /// <summary>A value. Negative where it fails.</summary>
    public static int Get(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, Span<byte> value) => (int)(OperatingSystem.IsMacOS()
        ? GetXAttr(path, name, value, value.Length, 0, AppleNoFollow)
        : LGetXAttr(path, name, value, value.Length));

    [LibraryImport("libc", EntryPoint = "llistxattr", SetLastError = true)]
    private static partial nint LListXAttr(ReadOnlySpan<byte> path, Span<byte> names, nint size);

    [LibraryImport("libc", EntryPoint = "lgetxattr", SetLastError = true)]
    private static partial nint LGetXAttr(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, Span<byte> value, nint size);

    [LibraryImport("libc", EntryPoint = "listxattr", SetLastError = true)]
    private static partial nint ListXAttr(ReadOnlySpan<byte> path, Span<byte> names, nint size, int options);

    [LibraryImport("libc", EntryPoint = "getxattr", SetLastError = true)]
    private static partial nint GetXAttr(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, Span<byte> value, nint size, uint position, int options);
}
