using System.Runtime.InteropServices;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Packets;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>
/// Reads the extended attributes that are sent with a file: all of them but Apple's own, as in tonistiigi/fsutil 6d9dc2e, stat_unix.go.
/// Its buffers are kept from file to file. Not for two threads.
/// </summary>
internal sealed class AttributeReader(string root)
{
    // The most that Linux lets a file have, of names together and of a value alike. What is larger elsewhere is Apple's.
    private const int LongestList = 64 * 1024;
    private const int OperationNotSupported = 95;
    private const int OperationNotSupportedByApple = 45;
    private const int NoSuchEntry = 2;
    private const int NotADirectory = 20;

    private readonly NativePath _path = new(root);
    private byte[] _names = [];
    private byte[] _value = [];

    /// <exception cref="BuildContextException">The attributes of this file cannot be listed.</exception>
    public IReadOnlyList<ExtendedAttribute> Read(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        // Most files have none: they are asked without a buffer first, for which Linux would set aside as much as it could take.
        var length = AttributeCalls.List(_path.Set(path).Bytes, []);
        if (length > 0)
        {
            ReserveBuffers();
            length = AttributeCalls.List(_path.Bytes, _names);
        }

        return length switch
        {
            > 0 => ReadValues(_names.AsSpan(0, length)),
            0 => [],
            _ => Marshal.GetLastPInvokeError() switch
            {
                OperationNotSupported or OperationNotSupportedByApple or NoSuchEntry or NotADirectory => [],
                var error => throw ContextFailures.CannotRead(path, new IOException($"its extended attributes: {Marshal.GetPInvokeErrorMessage(error)}.", error)),
            },
        };
    }

    private void ReserveBuffers()
    {
        if (_names.Length == 0)
        {
            _names = new byte[LongestList];
            _value = new byte[LongestList];
        }
    }

    private List<ExtendedAttribute> ReadValues(ReadOnlySpan<byte> names)
    {
        var attributes = new List<ExtendedAttribute>();
        while (names.IndexOf((byte)0) is >= 0 and var end)
        {
            // With the zero that ends it, as the C library wants it.
            var name = names[..(end + 1)];
            var length = name.StartsWith("com.apple."u8) ? -1 : AttributeCalls.Get(_path.Bytes, name, _value);
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
