using System.Runtime.InteropServices;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;
using Microsoft.Win32.SafeHandles;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>
/// Reads the extended attributes that are sent with a file or a folder: all of them but Apple's own, as in tonistiigi/fsutil 6d9dc2e,
/// stat_unix.go. Its buffers are kept from file to file. Not for two threads.
/// </summary>
internal sealed class AttributeReader(SourceRoot root) : IDisposable
{
    // The most that Linux lets a file have, of names together and of a value alike. What is larger elsewhere is Apple's.
    private const int LongestList = 64 * 1024;
    private const int OperationNotSupported = 95;
    private const int OperationNotSupportedByApple = 45;
    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    private readonly NativePath _path = new(root.Path);
    private readonly EntryFiles _files = new();
    private byte[] _names = [];
    private byte[] _value = [];

    /// <exception cref="BuildContextException">The attributes of this entry cannot be listed, or it is not the one that was listed.</exception>
    public IReadOnlyList<ExtendedAttribute> Read(ContextEntry entry)
    {
        if (OperatingSystem.IsWindows() || entry.Kind is not (EntryKind.File or EntryKind.Directory))
        {
            return [];
        }

        // Most files have none. That much may be asked by the path, which costs less than to open each; whatever it leads to, nothing of it is sent.
        if (IsNone(AttributeCalls.CountBytes(_path.Set(entry.Path).Bytes), entry.Path) || _files.OpenIfAllowed(entry) is not { } file)
        {
            return [];
        }

        using (file)
        {
            ReserveBuffers();
            var length = AttributeCalls.List(file, _names);
            return IsNone(length, entry.Path) ? [] : ReadValues(file, _names.AsSpan(0, length));
        }
    }

    public void Dispose() => _files.Dispose();

    private static bool IsNone(int length, string path) => length >= 0 ? length == 0 : Marshal.GetLastPInvokeError() switch
    {
        OperationNotSupported or OperationNotSupportedByApple or NoSuchEntry or NotADirectory => true,
        var error => throw ContextFailures.CannotRead(path, new IOException($"its extended attributes: {Marshal.GetPInvokeErrorMessage(error)}.", error)),
    };

    private void ReserveBuffers()
    {
        if (_names.Length == 0)
        {
            _names = new byte[LongestList];
            _value = new byte[LongestList];
        }
    }

    private List<ExtendedAttribute> ReadValues(SafeFileHandle file, ReadOnlySpan<byte> names)
    {
        var attributes = new List<ExtendedAttribute>();
        while (names.IndexOf((byte)0) is >= 0 and var end)
        {
            // With the zero that ends it, as the C library wants it.
            var name = names[..(end + 1)];
            var length = name.StartsWith("com.apple."u8) ? -1 : AttributeCalls.Get(file, name, _value);
            // Some can be listed and not read (trusted.*, without the right to it): they are not the build's.
            if (length >= 0)
            {
                attributes.Add(new ExtendedAttribute(name[..end].ToArray(), _value.AsSpan(0, length).ToArray()));
            }

            names = names[(end + 1)..];
        }

        return attributes;
    }
}
