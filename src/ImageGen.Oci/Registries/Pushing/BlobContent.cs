using System.Net;
using System.Net.Http.Headers;
using ImageGen.Oci.Registries.Connections;

namespace ImageGen.Oci.Registries.Pushing;

/// <summary>The body of a request with a part of a blob, which is sent while it is read.</summary>
internal sealed class BlobContent : HttpContent, IReportsActivity
{
    private const int BufferSize = 64 * 1024;

    private readonly BlobReader _reader;
    private readonly Stream _stream;
    private readonly Descriptor _blob;
    private readonly BlobPart _part;
    private readonly Action<long> _onSent;

    private BlobContent(BlobReader reader, Stream stream, Descriptor blob, BlobPart part, Action<long> onSent)
    {
        _reader = reader;
        _stream = stream;
        _blob = blob;
        _part = part;
        _onSent = onSent;
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    public Action? Activity { private get; set; }

    public Exception? Failure { get; private set; }

    /// <summary>Creates the body.</summary>
    /// <param name="reader">The source of the blob.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="part">The part to send.</param>
    /// <param name="onSent">Called with the number of bytes of the blob that were sent.</param>
    /// <param name="cancellationToken">Cancels the search for the first byte.</param>
    public static async ValueTask<BlobContent> CreateAsync(BlobReader reader, Descriptor blob, BlobPart part, Action<long> onSent, CancellationToken cancellationToken) =>
        new(reader, await reader.TakeAsync(part.Start, cancellationToken).ConfigureAwait(false), blob, part, onSent);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Not rented: after a lost connection, it may be in use for a moment longer.
        var buffer = new byte[(int)Math.Clamp(_part.Length, 1, BufferSize)];
        for (var position = _part.Start; position < _part.End;)
        {
            var read = await ReadAsync(buffer.AsMemory(0, (int)Math.Min(_part.End - position, buffer.Length)), position, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            position += read;
            Activity?.Invoke();
            Report(position);
        }

        _reader.Return(_stream, _part.End);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _part.Length;
        return true;
    }

    private void Report(long sent)
    {
        try
        {
            _onSent(sent);
        }
        catch (Exception exception)
        {
            Failure = exception;
            throw;
        }
    }

    private async ValueTask<int> ReadAsync(Memory<byte> buffer, long position, CancellationToken cancellationToken)
    {
        try
        {
            var read = await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new ContentMismatchException(_blob, $"it has {position} bytes and not {_blob.Size}.");
            }

            // The end of the stream is read before the last bytes are sent, because a source then verifies the content.
            return position + read < _blob.Size || await _stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0
                ? read
                : throw new ContentMismatchException(_blob, $"it is longer than {_blob.Size} bytes.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failure = exception;
            throw;
        }
    }
}
