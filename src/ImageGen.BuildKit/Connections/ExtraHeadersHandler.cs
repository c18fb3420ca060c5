namespace ImageGen.BuildKit.Connections;

/// <summary>Sends a user's headers with each request that does not have them already; those that say where a request ends are left out.</summary>
/// <param name="headers">The headers.</param>
/// <param name="inner">What sends the request. It is disposed of with this handler.</param>
public sealed class ExtraHeadersHandler(IReadOnlyCollection<KeyValuePair<string, string>> headers, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ExtraHeaders.AddTo(request, headers);
        return base.SendAsync(request, cancellationToken);
    }
}
