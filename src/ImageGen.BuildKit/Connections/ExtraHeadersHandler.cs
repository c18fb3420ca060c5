namespace ImageGen.BuildKit.Connections;

/// <summary>Sends a user's headers with each request.</summary>
internal sealed class ExtraHeadersHandler(IReadOnlyCollection<KeyValuePair<string, string>> headers, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ExtraHeaders.AddTo(request, headers);
        return base.SendAsync(request, cancellationToken);
    }
}
