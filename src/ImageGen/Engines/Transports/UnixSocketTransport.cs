using System.Net.Http;
using System.Net.Sockets;

namespace ImageGen.Engines.Transports;

/// <summary>The socket file of an engine on this machine.</summary>
internal sealed class UnixSocketTransport(string path) : IEngineTransport
{
    public Uri BaseAddress { get; } = new("http://docker/");

    /// <summary>The file's path, which stands in the address as it is, without URL escapes.</summary>
    public static string PathOf(EngineEndpoint endpoint) => endpoint.Address.OriginalString["unix://".Length..];

    public void Configure(SocketsHttpHandler handler) => handler.UseProxy = false;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(EndPoint(), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private UnixDomainSocketEndPoint EndPoint()
    {
        try
        {
            return new UnixDomainSocketEndPoint(path);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new TransportException("the path is too long for a socket, which takes about a hundred bytes", exception);
        }
    }
}
