using System.Text;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>
/// Encodes paths in a folder for the C library: UTF-8 with a terminating zero byte. The buffer is reused, so that a query for a file does
/// not allocate. Not thread-safe.
/// </summary>
internal sealed class NativePath
{
    private readonly string _root;
    private readonly int _rootLength;
    private byte[] _bytes;
    private string _relative = string.Empty;

    public NativePath(string root)
    {
        _root = root;
        _bytes = new byte[Encoding.UTF8.GetMaxByteCount(root.Length) + 256];
        _rootLength = Encoding.UTF8.GetBytes(root, _bytes);
        if (_rootLength > 0 && _bytes[_rootLength - 1] != '/')
        {
            _bytes[_rootLength++] = (byte)'/';
        }
    }

    /// <summary>The path with a terminating zero byte; valid until the next call of <see cref="Set"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Sets a path inside the folder.</summary>
    public NativePath Set(string relative)
    {
        var maxLength = _rootLength + Encoding.UTF8.GetMaxByteCount(relative.Length) + 1;
        if (maxLength > _bytes.Length)
        {
            Array.Resize(ref _bytes, maxLength * 2);
        }

        _bytes[_rootLength + Encoding.UTF8.GetBytes(relative, _bytes.AsSpan(_rootLength))] = 0;
        _relative = relative;
        return this;
    }

    public override string ToString() => Path.Join(_root, _relative);
}
