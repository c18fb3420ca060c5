namespace ImageGen.Oci.Layers.Compression;

/// <summary>A block with its buffer and its compressor, which are used again for later blocks.</summary>
internal sealed class CompressionBlock(int size, IBlockCompressor compressor) : IDisposable
{
    private readonly byte[] _content = new byte[size];

    private int _length;

    public bool IsFull => _length == _content.Length;

    public bool IsEmpty => _length == 0;

    public ReadOnlyMemory<byte> Compressed { get; private set; }

    /// <summary>Copies bytes into the block.</summary>
    /// <returns>The number of bytes for which there was space.</returns>
    public int Fill(ReadOnlySpan<byte> content)
    {
        var count = Math.Min(content.Length, _content.Length - _length);
        content[..count].CopyTo(_content.AsSpan(_length));
        _length += count;
        return count;
    }

    public CompressionBlock Compress()
    {
        Compressed = compressor.Compress(new ArraySegment<byte>(_content, 0, _length));
        return this;
    }

    public void Clear() => _length = 0;

    public void Dispose() => compressor.Dispose();
}
