namespace ImageGen.BuildKit.Connections;

/// <summary>Adds the user's headers to each request.</summary>
internal sealed class ExtraHeadersHandler(IReadOnlyCollection<KeyValuePair<string, string>> headers, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ExtraHeaders.AddTo(request, headers);
        return base.SendAsync(request, cancellationToken);
    }
}
