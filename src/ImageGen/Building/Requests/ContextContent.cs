using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using ImageGen.Contexts;

namespace ImageGen.Building.Requests;

/// <summary>A context as the body of a request: made while it is sent, so that its size does not matter.</summary>
internal sealed class ContextContent : HttpContent
{
    /// <summary>How much is handed to the connection at once, in bytes: small writes of the compression would each become a chunk of their own.</summary>
    private const int WriteSize = 256 * 1024;

    private readonly PreparedContext _context;
    private readonly ContextCompression _compression;
    private readonly IProgress<BuildEvent> _progress;

    public ContextContent(PreparedContext context, ContextCompression compression, IProgress<BuildEvent> progress)
    {
        _context = context;
        _compression = compression;
        _progress = progress;
        // The engine sees by the first bytes whether the archive is compressed.
        Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The connection's stream is not closed here: whoever opened it does that.
        if (_compression == ContextCompression.Gzip)
        {
            var collected = new BufferedStream(stream, WriteSize);
            var compressed = new GZipStream(collected, CompressionLevel.Fastest, leaveOpen: true);
            await _context.WriteTarAsync(compressed, _progress, cancellationToken).ConfigureAwait(false);
            // Not after a failure: closing writes what is left, and would wait for an engine that no longer reads, or fail in its own way.
            await compressed.DisposeAsync().ConfigureAwait(false);
            await collected.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // The archive comes in blocks that are large already.
            await _context.WriteTarAsync(stream, _progress, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
