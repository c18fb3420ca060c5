using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.Files.Folders;

/// <summary>Windows functions that .NET does not expose: they open links themselves, and identify files.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsCalls
{
    private const uint ReadAttributes = 0x80;
    private const uint ListFolder = 0x1;
    private const uint ShareRead = 1;
    private const uint ShareWrite = 2;
    private const uint ShareDelete = 4;
    private const uint OpenExisting = 3;
    private const uint BackupSemantics = 0x0200_0000;
    private const uint OpenLinkItself = 0x0020_0000;
    private const int NoSuchFile = 2;
    private const int NoSuchPath = 3;
    private const int AccessDenied = 5;

    /// <summary>Opens a folder and prevents others from renaming or deleting it meanwhile.</summary>
    public static SafeFileHandle OpenFolder(string path, bool followsLink) =>
        Open(path, ListFolder | ReadAttributes, ShareRead | ShareWrite, BackupSemantics | (followsLink ? 0 : OpenLinkItself));

    /// <summary>Opens an entry to read its status; a link is not followed.</summary>
    public static SafeFileHandle OpenName(string path) => Open(path, ReadAttributes, ShareRead | ShareWrite | ShareDelete, BackupSemantics | OpenLinkItself);

    public static FileInformation GetInformation(SafeFileHandle file) =>
        GetFileInformationByHandle(file, out var information) ? information : throw Last("");

    public static void CreateHardLink(string newName, string file)
    {
        if (!CreateHardLinkW(newName, file, 0))
        {
            throw Last(newName);
        }
    }

    private static SafeFileHandle Open(string path, uint access, uint share, uint flags)
    {
        var handle = CreateFileW(path, access, share, 0, OpenExisting, flags, 0);
        return handle.IsInvalid ? throw Last(path) : handle;
    }

    private static Exception Last(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        var message = Marshal.GetPInvokeErrorMessage(error);
        return error switch
        {
            NoSuchFile or NoSuchPath => new FileNotFoundException(message, path),
            AccessDenied => new UnauthorizedAccessException(message),
            _ => new IOException(message),
        };
    }

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFileW(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformationByHandle(SafeFileHandle file, out FileInformation information);

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLinkW(string newName, string file, nint security);

    /// <summary>BY_HANDLE_FILE_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    public struct FileInformation
    {
        private readonly uint _attributes;
        private readonly long _created;
        private readonly long _accessed;
        private readonly long _written;
        private readonly uint _volume;
        private readonly uint _sizeHigh;
        private readonly uint _sizeLow;
        private readonly uint _links;
        private readonly uint _indexHigh;
        private readonly uint _indexLow;

        public readonly FileAttributes Attributes => (FileAttributes)_attributes;

        public readonly bool IsDirectory => Attributes.HasFlag(FileAttributes.Directory);

        public readonly DateTime LastWriteTime => DateTime.FromFileTimeUtc(_written);

        public readonly uint VolumeSerialNumber => _volume;

        public readonly long Size => ((long)_sizeHigh << 32) | _sizeLow;

        public readonly ulong FileIndex => ((ulong)_indexHigh << 32) | _indexLow;
    }
}
