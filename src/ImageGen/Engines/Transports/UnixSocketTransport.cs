using System.Net;
using System.Net.Http;
using ImageGen.BuildKit;

namespace ImageGen.Engines.Transports;

/// <summary>The socket file of an engine on this machine.</summary>
internal sealed class UnixSocketTransport(string path) : IEngineTransport
{
    private readonly DockerEngineConnection _engine = DockerEngineConnection.AtUnixSocket(path);

    // An IP address, because the framework first tries to parse a name as one.
    public Uri BaseAddress { get; } = new("http://127.0.0.1/");

    /// <summary>Returns the path of the file, which is in the address without URL escapes.</summary>
    public static string PathOf(EngineEndpoint endpoint) => endpoint.Address.OriginalString["unix://".Length..];

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        _engine.OpenAsync(cancellationToken);
}
