namespace ImageGen.BuildKit.Connections;

/// <summary>
/// Writes the methods of a session as headers of their own. gRPC's client joins the values of a repeated key by commas,
/// and a daemon then knows none of them. It looks for two: those of file sync. So one is a header of the request and the
/// other one of its content, which go out as two.
/// </summary>
internal sealed class SessionMethodsHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const string Header = "x-docker-expose-session-grpc-method";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content && request.Headers.NonValidated.TryGetValues(Header, out var joined) && joined.ToString().Split(',') is { Length: > 1 } methods)
        {
            request.Headers.Remove(Header);
            request.Headers.TryAddWithoutValidation(Header, methods[0].Trim());
            content.Headers.TryAddWithoutValidation(Header, methods[1].Trim());
        }

        return base.SendAsync(request, cancellationToken);
    }
}
