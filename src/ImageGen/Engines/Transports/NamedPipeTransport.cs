using System.Net;
using System.Net.Http;
using ImageGen.BuildKit;

namespace ImageGen.Engines.Transports;

/// <summary>The named pipe of an engine on a Windows machine.</summary>
internal sealed class NamedPipeTransport : IEngineTransport
{
    private readonly DockerEngineConnection _engine;

    public NamedPipeTransport(EngineEndpoint endpoint)
    {
        if (endpoint.Address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is not ["pipe", var pipe])
        {
            throw new EngineUnreachableException($"{endpoint} is not a valid address of a named pipe. Use an address such as npipe://./pipe/docker_engine.") { Endpoint = endpoint };
        }

        _engine = DockerEngineConnection.AtNamedPipe(pipe, endpoint.Address.Host is { Length: > 0 } server ? server : ".");
    }

    public Uri BaseAddress { get; } = new("http://docker/");

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        _engine.OpenAsync(cancellationToken);
}
