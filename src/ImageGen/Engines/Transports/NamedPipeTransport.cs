using System.Net;
using System.Net.Http;
using ImageGen.BuildKit.Connections;

namespace ImageGen.Engines.Transports;

/// <summary>The named pipe of an engine on a Windows machine.</summary>
internal sealed class NamedPipeTransport : IEngineTransport
{
    private readonly string _server;
    private readonly string _pipe;

    public NamedPipeTransport(EngineEndpoint endpoint) => (_server, _pipe) = LocalSocket.PipeOf(endpoint.Address)
        ?? throw new EngineUnreachableException($"{endpoint} names no pipe. Write npipe://./pipe/docker_engine.") { Endpoint = endpoint };

    public Uri BaseAddress { get; } = new("http://docker/");

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken) =>
        LocalSocket.ConnectPipeAsync(_server, _pipe, cancellationToken);
}
