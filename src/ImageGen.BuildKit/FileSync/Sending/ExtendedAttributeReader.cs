using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Collections;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>
/// Reads the extended attributes that are sent with a file or folder: all except Apple's own, as in tonistiigi/fsutil 6d9dc2e,
/// stat_unix.go. The buffers are reused for each file. Not thread-safe.
/// </summary>
internal sealed class ExtendedAttributeReader(SourceRoot root) : IDisposable
{
    // Linux's limit for the list of names and for a single value. Larger attributes on other systems are Apple's own.
    private const int MaxListLength = 64 * 1024;
    private const int OperationNotSupported = 95;
    private const int OperationNotSupportedByApple = 45;
    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    private readonly NativePath _path = new(root.Path);
    private readonly EntryFiles _files = new();
    private byte[] _names = [];
    private byte[] _value = [];

    public SourceRoot Root => root;

    /// <summary>Adds the attributes of an entry by their names. In a name that is not valid UTF-8, U+FFFD replaces the invalid bytes.</summary>
    /// <exception cref="BuildContextException">The attributes cannot be listed, or the entry was replaced after it was listed.</exception>
    public void Read(ContextEntry entry, MapField<string, ByteString> attributes)
    {
        if (OperatingSystem.IsWindows() || entry.Kind is not (EntryKind.File or EntryKind.Directory))
        {
            return;
        }

        // Most files have no attributes. This query by path is cheaper than opening each file, and it is safe: it sends no content of a replaced file.
        if (HasNoAttributes(ExtendedAttributeCalls.CountBytes(_path.Set(entry.PathInRoot).Bytes), entry.Path) || _files.OpenIfAllowed(entry) is not { } file)
        {
            return;
        }

        using (file)
        {
            ReserveBuffers();
            var length = ExtendedAttributeCalls.List(file, _names);
            if (!HasNoAttributes(length, entry.Path))
            {
                ReadValues(file, _names.AsSpan(0, length), attributes);
            }
        }
    }

    public void Dispose() => _files.Dispose();

    private static bool HasNoAttributes(int length, string path) => length >= 0 ? length == 0 : Marshal.GetLastPInvokeError() switch
    {
        OperationNotSupported or OperationNotSupportedByApple or NoSuchEntry or NotADirectory => true,
        var error => throw ContextFailures.CannotRead(path, new IOException($"its extended attributes cannot be read: {Marshal.GetPInvokeErrorMessage(error)}.", error)),
    };

    private void ReserveBuffers()
    {
        if (_names.Length == 0)
        {
            _names = new byte[MaxListLength];
            _value = new byte[MaxListLength];
        }
    }

    private void ReadValues(SafeFileHandle file, ReadOnlySpan<byte> names, MapField<string, ByteString> attributes)
    {
        while (names.IndexOf((byte)0) is >= 0 and var end)
        {
            // Includes the terminating zero byte for the C library.
            var name = names[..(end + 1)];
            var length = name.StartsWith("com.apple."u8) ? -1 : ExtendedAttributeCalls.Get(file, name, _value);
            // Some attributes can be listed but not read (trusted.* without privileges): they do not belong to the build.
            if (length >= 0)
            {
                attributes[Encoding.UTF8.GetString(name[..end])] = ByteString.CopyFrom(_value.AsSpan(0, length));
            }

            names = names[(end + 1)..];
        }
    }
}
