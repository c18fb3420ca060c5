namespace ImageGen.Oci.Layers.Compression;

/// <summary>A sequence of zstd frames (RFC 8878), which readers join. Each has its length and a checksum.</summary>
internal sealed class ZstdFormat(int level) : ICompressionFormat
{
    public int BlockSize => 2 * 1024 * 1024;

    /// <summary>The tables of a compressor have about 1 MB up to level 5, and up to 40 MB for the highest levels.</summary>
    public int MaxBlocks => level switch
    {
        <= 5 => 5,
        <= 9 => 2,
        _ => 1,
    };

    public ReadOnlyMemory<byte> Start => default;

    public IBlockCompressor CreateCompressor() => new ZstdCompressor(level);

    public void AddToChecksum(ReadOnlySpan<byte> content)
    {
    }

    public ReadOnlyMemory<byte> End() => default;
}
