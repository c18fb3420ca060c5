namespace ImageGen.BuildKit.Connections;

/// <summary>Adds the user's headers to each request that does not have them yet. Framing headers are never added.</summary>
/// <param name="headers">The headers.</param>
/// <param name="inner">The handler that sends the request. It is disposed with this handler.</param>
public sealed class ExtraHeadersHandler(IReadOnlyCollection<KeyValuePair<string, string>> headers, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ExtraHeaders.AddTo(request, headers);
        return base.SendAsync(request, cancellationToken);
    }
}
