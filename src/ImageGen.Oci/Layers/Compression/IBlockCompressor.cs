namespace ImageGen.Oci.Layers.Compression;

/// <summary>Compresses one block after the other.</summary>
internal interface IBlockCompressor : IDisposable
{
    /// <summary>Compresses a block.</summary>
    /// <returns>The compressed bytes. The memory is valid until the next call.</returns>
    ReadOnlyMemory<byte> Compress(ArraySegment<byte> content);
}
