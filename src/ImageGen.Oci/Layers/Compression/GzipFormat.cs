using System.Buffers.Binary;
using System.IO.Hashing;

namespace ImageGen.Oci.Layers.Compression;

/// <summary>One gzip member without name and time (RFC 1952). Each block ends at a byte, so that blocks can be compressed in parallel.</summary>
internal sealed class GzipFormat(int level) : ICompressionFormat
{
    private static readonly byte[] Header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

    /// <summary>The last block of RFC 1951, which is stored and empty.</summary>
    private static readonly byte[] LastBlock = [1, 0, 0, 0xFF, 0xFF];

    private readonly Crc32 _checksum = new();
    private uint _length;

    /// <summary>A larger block would be smaller by less than 1 %, because the window of deflate has 32 KiB.</summary>
    public int BlockSize => 512 * 1024;

    public int MaxBlocks => 20;

    public ReadOnlyMemory<byte> Start => Header;

    public IBlockCompressor CreateCompressor() => new DeflateCompressor(level);

    public void AddToChecksum(ReadOnlySpan<byte> content)
    {
        _checksum.Append(content);
        _length = unchecked(_length + (uint)content.Length);
    }

    public ReadOnlyMemory<byte> End()
    {
        var end = new byte[LastBlock.Length + 2 * sizeof(uint)];
        LastBlock.CopyTo(end, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(LastBlock.Length), _checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(LastBlock.Length + sizeof(uint)), _length);
        return end;
    }
}
