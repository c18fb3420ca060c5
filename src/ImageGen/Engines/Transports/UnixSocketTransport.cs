using System.Net;
using System.Net.Http;
using ImageGen.BuildKit.Connections;

namespace ImageGen.Engines.Transports;

/// <summary>The socket file of an engine on this machine.</summary>
internal sealed class UnixSocketTransport(string path) : IEngineTransport
{
    // A number: of a name, the framework would first look whether it can be one.
    public Uri BaseAddress { get; } = new("http://127.0.0.1/");

    /// <summary>The file's path.</summary>
    public static string PathOf(EngineEndpoint endpoint) => LocalSocket.PathOf(endpoint.Address);

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        LocalSocket.ConnectAsync(path, cancellationToken);
}
