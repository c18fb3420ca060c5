using System.Net;
using System.Net.Http;
using ImageGen.BuildKit;

namespace ImageGen.Engines.Transports;

/// <summary>An engine that listens on a port, with or without encryption.</summary>
internal sealed class TcpTransport : IEngineTransport
{
    private readonly EngineTls? _tls;

    public TcpTransport(EngineEndpoint endpoint)
    {
        _tls = endpoint.Tls;
        var encrypted = _tls is not null || endpoint.Address.Scheme is "https";
        var address = new UriBuilder(endpoint.Address) { Scheme = encrypted ? "https" : "http" };
        // A path, such as that of a reverse proxy, is the start of all API paths.
        address.Path = address.Path.TrimEnd('/') + "/";
        BaseAddress = address.Uri;
    }

    public Uri BaseAddress { get; }

    public void Configure(SocketsHttpHandler handler)
    {
        // HTTP_PROXY and similar variables apply to remote engines, as with the docker CLI.
        handler.UseProxy = !BaseAddress.IsLoopback;
        if (_tls is not null)
        {
            handler.SslOptions = EngineTlsOptions.For(_tls);
        }
    }

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        DockerEngineConnection.AtPort(endPoint.Host, endPoint.Port).OpenAsync(cancellationToken);
}
