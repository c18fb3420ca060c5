using System.Net;
using System.Net.Http;

namespace ImageGen.Engines.Transports;

/// <summary>The content of a response. Its stream reports a lost connection as <see cref="EngineUnreachableException"/>.</summary>
internal sealed class EngineResponseContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly EngineEndpoint _endpoint;

    public EngineResponseContent(HttpContent inner, EngineEndpoint endpoint)
    {
        _inner = inner;
        _endpoint = endpoint;
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new EngineResponseStream(await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _endpoint);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
