using System.Net;
using System.Net.Http;
using ImageGen.BuildKit.Connections;

namespace ImageGen.Engines.Transports;

/// <summary>The socket file of an engine on this machine.</summary>
internal sealed class UnixSocketTransport(string path) : IEngineTransport
{
    public Uri BaseAddress { get; } = new("http://docker/");

    /// <summary>The file's path.</summary>
    public static string PathOf(EngineEndpoint endpoint) => LocalSocket.PathOf(endpoint.Address);

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        LocalSocket.ConnectAsync(path, cancellationToken);
}
