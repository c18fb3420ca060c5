using System.Buffers;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Reads a blob from its source for the attempts and the parts of an upload. It opens the blob again if an earlier byte is needed.</summary>
internal sealed class BlobReader(IContentSource source, Descriptor blob) : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;
    private const long InUse = -1;

    private Stream? _stream;
    private long _position;

    /// <summary>Returns the stream at a position. It belongs to the caller until <see cref="Return"/>. One that was not returned is replaced.</summary>
    public async ValueTask<Stream> TakeAsync(long position, CancellationToken cancellationToken)
    {
        if (_stream is null || _position != position)
        {
            await DisposeAsync().ConfigureAwait(false);
            _stream = await source.OpenAsync(blob, cancellationToken).ConfigureAwait(false);
            await SkipAsync(_stream, position, cancellationToken).ConfigureAwait(false);
        }

        _position = InUse;
        return _stream;
    }

    /// <summary>Gives back a stream that is at a position. One that was replaced is ignored.</summary>
    public void Return(Stream stream, long position)
    {
        if (ReferenceEquals(stream, _stream))
        {
            _position = position;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task SkipAsync(Stream stream, long count, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var left = count; left > 0;)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
                left -= read > 0 ? read : throw new ContentMismatchException(blob, $"it has {count - left} bytes and not {blob.Size}.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
