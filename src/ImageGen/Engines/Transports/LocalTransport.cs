using System.Net;
using System.Net.Http;
using ImageGen.BuildKit;

namespace ImageGen.Engines.Transports;

/// <summary>The socket file of an engine on this machine, or the named pipe of an engine on a Windows machine.</summary>
internal sealed class LocalTransport : IEngineTransport
{
    private readonly DockerEngineConnection _engine;

    private LocalTransport(DockerEngineConnection engine, string baseAddress)
    {
        _engine = engine;
        BaseAddress = new Uri(baseAddress);
    }

    public Uri BaseAddress { get; }

    // An IP address, because the framework first tries to parse a name as one.
    public static LocalTransport AtUnixSocket(EngineEndpoint endpoint) => new(DockerEngineConnection.AtUnixSocket(SocketPath(endpoint)), "http://127.0.0.1/");

    public static LocalTransport AtNamedPipe(EngineEndpoint endpoint)
    {
        if (endpoint.Address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is not ["pipe", var pipe])
        {
            throw new EngineUnreachableException($"{endpoint} is not a valid address of a named pipe. Use an address such as npipe://./pipe/docker_engine.") { Endpoint = endpoint };
        }

        return new(DockerEngineConnection.AtNamedPipe(pipe, endpoint.Address.Host is { Length: > 0 } server ? server : "."), "http://docker/");
    }

    /// <summary>Returns the path of the socket file, which is in the address without URL escapes.</summary>
    public static string SocketPath(EngineEndpoint endpoint) => endpoint.Address.OriginalString["unix://".Length..];

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        _engine.OpenAsync(cancellationToken);
}
