using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using ImageGen.Contexts;
using ImageGen.Progress;

namespace ImageGen.Building.Requests;

/// <summary>A context as the body of a request. It is created while it is sent, so the memory does not grow with its size.</summary>
internal sealed class ContextContent : HttpContent
{
    /// <summary>The size of a write to the connection, in bytes. Without it, each small write of the compression would become a separate chunk.</summary>
    private const int WriteSize = 256 * 1024;

    private readonly PreparedContext _context;
    private readonly ContextCompression _compression;
    private readonly IProgress<BuildEvent> _progress;

    public ContextContent(PreparedContext context, ContextCompression compression, IProgress<BuildEvent> progress)
    {
        _context = context;
        _compression = compression;
        _progress = progress;
        // The engine detects the compression from the first bytes.
        Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The connection's stream is closed by its owner.
        if (_compression == ContextCompression.Gzip)
        {
            var collected = new BufferedStream(stream, WriteSize);
            var compressed = new GZipStream(collected, CompressionLevel.Fastest, leaveOpen: true);
            await _context.WriteTarAsync(compressed, _progress, cancellationToken).ConfigureAwait(false);
            // Not after a failure: closing writes the remaining data, and would wait for an engine that no longer reads, or hide the failure with another.
            await compressed.DisposeAsync().ConfigureAwait(false);
            await collected.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // The archive is written in large blocks already.
            await _context.WriteTarAsync(stream, _progress, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
