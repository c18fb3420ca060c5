namespace ImageGen.Oci.Layers.Compression;

/// <summary>A compressed format that consists of independent blocks. Their limits depend on the content alone, so that the bytes do, too.</summary>
internal interface ICompressionFormat
{
    /// <summary>The length of all blocks but the last, in bytes.</summary>
    int BlockSize { get; }

    /// <summary>The number of blocks that may be in memory. With their buffers and compressors they need less than 40 MB.</summary>
    int MaxBlocks { get; }

    /// <summary>The bytes before the first block.</summary>
    ReadOnlyMemory<byte> Start { get; }

    /// <summary>Creates a compressor, for one block after the other.</summary>
    IBlockCompressor CreateCompressor();

    /// <summary>Adds a content to the checksum of the format, in the order of the blocks.</summary>
    void AddToChecksum(ReadOnlySpan<byte> content);

    /// <summary>Returns the bytes after the last block.</summary>
    ReadOnlyMemory<byte> End();
}
