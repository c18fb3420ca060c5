using System.Text;

namespace ImageGen.BuildKit.Files.Walking;

/// <summary>
/// Paths in a folder as the C library takes them: UTF-8, ended by a zero. The bytes are kept from one path to the next, so that
/// looking at a file leaves nothing on the heap. Not for two threads.
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

    /// <summary>The path, with a zero after it; valid until the next one is set.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Takes a path inside the folder.</summary>
    public NativePath Set(string relative)
    {
        var most = _rootLength + Encoding.UTF8.GetMaxByteCount(relative.Length) + 1;
        if (most > _bytes.Length)
        {
            Array.Resize(ref _bytes, most * 2);
        }

        _bytes[_rootLength + Encoding.UTF8.GetBytes(relative, _bytes.AsSpan(_rootLength))] = 0;
        _relative = relative;
        return this;
    }

    public override string ToString() => Path.Join(_root, _relative);
}
