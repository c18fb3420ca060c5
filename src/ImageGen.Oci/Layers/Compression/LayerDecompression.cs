using System.IO.Compression;
using ZstdSharp;

namespace ImageGen.Oci.Layers.Compression;

/// <summary>Reads a layer without its compression, which its first bytes show.</summary>
internal static class LayerDecompression
{
    private const int MagicLength = 4;

    /// <summary>Reads the first bytes of a content, and reports whether it is compressed with gzip or zstd.</summary>
    public static async Task<bool> IsCompressedAsync(Stream content, CancellationToken cancellationToken)
    {
        var magic = new byte[MagicLength];
        _ = await content.ReadAtLeastAsync(magic, MagicLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return KindOf(magic) is not LayerCompressionKind.None;
    }

    /// <summary>Opens a layer. The given stream stays open.</summary>
    public static async Task<Stream> OpenAsync(Stream layer, CancellationToken cancellationToken)
    {
        var magic = new byte[MagicLength];
        var length = await layer.ReadAtLeastAsync(magic, MagicLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var stream = new PeekedStream(magic.AsMemory(0, length), layer);
        return KindOf(magic) switch
        {
            LayerCompressionKind.Gzip => new GZipStream(stream, CompressionMode.Decompress),
            // The limit of a frame's window is the default of zstd, 128 MB.
            LayerCompressionKind.Zstd => new DecompressionStream(stream),
            _ => stream,
        };
    }

    /// <summary>Returns the compression of a content by its first four bytes.</summary>
    public static LayerCompressionKind KindOf(ReadOnlySpan<byte> magic) => magic switch
    {
        [0x1F, 0x8B, ..] => LayerCompressionKind.Gzip,
        // A frame that a reader ignores may be the first one: RFC 8878, 3.1.2.
        [0x28, 0xB5, 0x2F, 0xFD, ..] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => LayerCompressionKind.Zstd,
        _ => LayerCompressionKind.None,
    };

    /// <summary>Whether an exception is one of a decompression that failed.</summary>
    public static bool IsFailure(Exception exception) => exception is InvalidDataException or ZstdException or EndOfStreamException;
}
