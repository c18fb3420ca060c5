using System.Numerics;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace ImageGen.Oci.Layers.Compression;

/// <summary>
/// Compresses a block to raw deflate (RFC 1951) that ends at a byte and is not the last block. The compressor of .NET is native and changes with its
/// version, which would change the digests of layers. This one is managed code.
/// </summary>
internal sealed class DeflateCompressor(int level) : IBlockCompressor
{
    private const int MaxStored = ushort.MaxValue;
    private const int StoredHeader = 5;

    private readonly Deflater _deflater = new(level, noZlibHeaderOrFooter: true);
    private byte[] _compressed = [];
    private int _length;

    public ReadOnlyMemory<byte> Compress(ArraySegment<byte> content)
    {
        _length = 0;
        if (LooksRandom(content))
        {
            Store(content);
        }
        else
        {
            Deflate(content);
        }

        return _compressed.AsMemory(0, _length);
    }

    public void Dispose()
    {
    }

    /// <summary>
    /// Whether all bytes are about equally frequent, as in files that are compressed already. Deflate would need the most time for them, and gain
    /// less than 1 %. The sum of the squares is n²/256 for equal frequencies, and the limit is 3 % above it. All numbers are integers, because
    /// another machine must decide the same.
    /// </summary>
    private static bool LooksRandom(ReadOnlySpan<byte> content)
    {
        Span<long> counts = stackalloc long[byte.MaxValue + 1];
        foreach (var each in content)
        {
            counts[each]++;
        }

        long squares = 0;
        foreach (var count in counts)
        {
            squares += count * count;
        }

        var even = (long)content.Length * content.Length;
        return content.Length > MaxStored && squares * counts.Length < even + even / 32;
    }

    private void Store(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            var count = Math.Min(content.Length, MaxStored);
            Reserve(count + StoredHeader);
            ReadOnlySpan<byte> header = [0, (byte)count, (byte)(count >> 8), (byte)~count, (byte)(~count >> 8)];
            header.CopyTo(_compressed.AsSpan(_length));
            content[..count].CopyTo(_compressed.AsSpan(_length + StoredHeader));
            _length += count + StoredHeader;
            content = content[count..];
        }
    }

    private void Deflate(ArraySegment<byte> content)
    {
        _deflater.Reset();
        _deflater.SetInput(content.Array!, content.Offset, content.Count);
        _deflater.Flush();
        Drain();
        _deflater.Finish();
        Drain();
        ReplaceLastBlock();
    }

    private void Drain()
    {
        int written;
        do
        {
            Reserve(64 * 1024);
            written = _deflater.Deflate(_compressed, _length, _compressed.Length - _length);
            _length += written;
        }
        while (written > 0);
    }

    /// <summary>
    /// Replaces the last block by an empty stored block, which is not the last and ends at a byte: zlib's <c>Z_SYNC_FLUSH</c>, which this compressor
    /// does not have. After a flush the last block is empty and has static codes. Its only bits that are not zero are its first two.
    /// </summary>
    private void ReplaceLastBlock()
    {
        while (_compressed[_length - 1] == 0)
        {
            _length--;
        }

        var start = (_length - 1) * 8 + BitOperations.Log2(_compressed[_length - 1]) - 1;
        for (var bit = start; bit < start + 2; bit++)
        {
            _compressed[bit / 8] &= (byte)~(1 << (bit % 8));
        }

        const int HeaderBits = 3;
        var end = (start + HeaderBits + 7) / 8;
        Reserve(StoredHeader);
        ReadOnlySpan<byte> empty = [0, 0, 0xFF, 0xFF];
        _compressed.AsSpan(_length, Math.Max(end - _length, 0)).Clear();
        empty.CopyTo(_compressed.AsSpan(end));
        _length = end + empty.Length;
    }

    private void Reserve(int count)
    {
        if (_compressed.Length - _length < count)
        {
            Array.Resize(ref _compressed, Math.Max(_compressed.Length * 2, _length + count));
        }
    }
}
