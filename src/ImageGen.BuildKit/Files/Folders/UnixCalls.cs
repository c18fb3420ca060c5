using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>The C library's functions that take a folder and a name in it. Names are UTF-8 with a terminating zero byte.</summary>
internal static partial class UnixCalls
{
    private static readonly bool PassesVariadicArgumentsOnStack = OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    public static int Open(int folder, ReadOnlySpan<byte> name, int flags, int mode) => PassesVariadicArgumentsOnStack
        ? OpenAtOnAppleSilicon(folder, name, flags, 0, 0, 0, 0, 0, mode)
        : OpenAt(folder, name, flags, mode);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    public static partial int CreateFolder(SafeFileHandle folder, ReadOnlySpan<byte> name, int mode);

    [LibraryImport("libc", EntryPoint = "symlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateLink(string target, SafeFileHandle folder, ReadOnlySpan<byte> name);

    [LibraryImport("libc", EntryPoint = "mkfifoat", SetLastError = true)]
    public static partial int CreateFifo(SafeFileHandle folder, ReadOnlySpan<byte> name, int mode);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true)]
    public static partial int Link(SafeFileHandle folder, ReadOnlySpan<byte> name, SafeFileHandle newFolder, ReadOnlySpan<byte> newName, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    public static partial int Rename(SafeFileHandle folder, ReadOnlySpan<byte> name, SafeFileHandle newFolder, ReadOnlySpan<byte> newName);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int Unlink(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static partial nint ReadLink(SafeFileHandle folder, ReadOnlySpan<byte> name, Span<byte> target, nint size);

    [LibraryImport("libc", EntryPoint = "utimensat", SetLastError = true)]
    public static partial int SetTimes(SafeFileHandle folder, ReadOnlySpan<byte> name, in Times times, int flags);

    [LibraryImport("libc", EntryPoint = "futimens", SetLastError = true)]
    public static partial int SetTimes(SafeFileHandle file, in Times times);

    /// <summary>From the .NET runtime, because older C libraries declare <c>mknodat</c> only in headers.</summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_MkNod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateDevice(string path, uint mode, uint major, uint minor);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static partial int OpenAt(int folder, ReadOnlySpan<byte> name, int flags, int mode);

    /// <summary>On Apple silicon, variadic arguments such as the mode are passed on the stack: eight arguments fill the registers.</summary>
    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static partial int OpenAtOnAppleSilicon(int folder, ReadOnlySpan<byte> name, int flags, nint a, nint b, nint c, nint d, nint e, int mode);

    /// <summary>Two <c>struct timespec</c>: the access time and the modification time.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Times
    {
        public nint AccessedSeconds;
        public nint AccessedNanoseconds;
        public nint ModifiedSeconds;
        public nint ModifiedNanoseconds;
    }
}
