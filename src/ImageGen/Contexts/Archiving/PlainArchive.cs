using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace ImageGen.Contexts.Archiving;

/// <summary>Reads an archive as plain tar. The archive may be compressed with gzip.</summary>
internal static class PlainArchive
{
    private const int LongestMagic = 6;

    /// <exception cref="BuildContextException">The archive has another compression, or cannot be read.</exception>
    public static async Task<Stream> OpenAsync(Stream archive, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(archive, new StreamPipeReaderOptions(bufferSize: BlockWriter.BlockSize, leaveOpen: true));
        var start = await ReadStartAsync(reader, cancellationToken).ConfigureAwait(false);
        var magic = start.Buffer.Slice(0, Math.Min(LongestMagic, start.Buffer.Length)).ToArray();
        reader.AdvanceTo(start.Buffer.Start);
        var stream = reader.AsStream();
        return magic switch
        {
            [0x1F, 0x8B, ..] => new GZipStream(stream, CompressionMode.Decompress),
            [(byte)'B', (byte)'Z', (byte)'h', ..] or [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] => throw new BuildContextException(
                "A Dockerfile from memory cannot be added to the build context, because its archive is compressed with bzip2, xz or zstd. Use a plain archive or gzip, or add the Dockerfile to the archive."),
            _ => stream,
        };
    }

    private static async ValueTask<ReadResult> ReadStartAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAtLeastAsync(LongestMagic, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ArchiveFailures.CannotRead(e);
        }
    }
}
