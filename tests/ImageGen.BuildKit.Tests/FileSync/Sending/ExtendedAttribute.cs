using System.Runtime.InteropServices;

namespace ImageGen.BuildKit.Tests.FileSync.Sending;

/// <summary>Sets an extended attribute: no tool for this is installed on every machine.</summary>
internal static partial class ExtendedAttribute
{
    /// <summary>Whether the file system supports extended attributes.</summary>
    public static bool TrySet(string path, string name, byte[] value) => SetXAttr(path, name, value, value.Length, 0) == 0;

    [LibraryImport("libc", EntryPoint = "setxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetXAttr(string path, string name, byte[] value, nint size, int flags);
}
