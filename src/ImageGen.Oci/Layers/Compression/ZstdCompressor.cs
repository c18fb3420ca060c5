using ZstdSharp;
using ZstdSharp.Unsafe;

namespace ImageGen.Oci.Layers.Compression;

/// <summary>Compresses a block to one zstd frame.</summary>
internal sealed class ZstdCompressor : IBlockCompressor
{
    private readonly Compressor _compressor;
    private byte[] _compressed = [];

    public ZstdCompressor(int level)
    {
        _compressor = new Compressor(level);
        _compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
    }

    public ReadOnlyMemory<byte> Compress(ArraySegment<byte> content)
    {
        var bound = Compressor.GetCompressBound(content.Count);
        if (_compressed.Length < bound)
        {
            _compressed = new byte[bound];
        }

        return _compressed.AsMemory(0, _compressor.Wrap(content.AsSpan(), _compressed.AsSpan()));
    }

    public void Dispose() => _compressor.Dispose();
}
