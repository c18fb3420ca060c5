using System.IO.Pipes;
using System.Net.Http;
using System.Security.Principal;

namespace ImageGen.Engines.Transports;

/// <summary>The named pipe of an engine on a Windows machine.</summary>
internal sealed class NamedPipeTransport : IEngineTransport
{
    private readonly string _server;
    private readonly string _pipe;

    public NamedPipeTransport(EngineEndpoint endpoint)
    {
        var segments = endpoint.Address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments is not ["pipe", var pipe])
        {
            throw new EngineUnreachableException($"{endpoint} names no pipe. Write npipe://./pipe/docker_engine.") { Endpoint = endpoint };
        }

        _server = endpoint.Address.Host is { Length: > 0 } host ? host : ".";
        _pipe = pipe;
    }

    public Uri BaseAddress { get; } = new("http://docker/");

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // The engine must not act as its caller: hence the least of the impersonation levels that still says who calls.
        var stream = new NamedPipeClientStream(_server, _pipe, PipeDirection.InOut, PipeOptions.Asynchronous, TokenImpersonationLevel.Identification);
        try
        {
            await stream.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
