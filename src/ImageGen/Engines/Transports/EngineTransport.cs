using System.Net.Http;
using System.Text;
using ImageGen.BuildKit.Connections;

namespace ImageGen.Engines.Transports;

/// <summary>Chooses the transport by the address's scheme, and puts HTTP on top of it.</summary>
internal static class EngineTransport
{
    /// <summary>How long a TCP connection may take to come about. Local sockets answer at once or never.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    public static IEngineTransport For(EngineEndpoint endpoint, DockerEnvironment environment) => endpoint.Address.Scheme switch
    {
        "unix" => new UnixSocketTransport(UnixSocketTransport.PathOf(endpoint)),
        "npipe" => new NamedPipeTransport(endpoint),
        "tcp" or "http" or "https" => new TcpTransport(endpoint),
        "ssh" => new SshTransport(endpoint, environment),
        var scheme => throw new EngineUnreachableException(
            $"An engine cannot be reached by '{scheme}': {endpoint}. Use unix, npipe, tcp, http, https or ssh.")
        { Endpoint = endpoint },
    };

    /// <summary>The one handler that all requests go through, the library's and our own.</summary>
    /// <param name="transport">The way to the engine.</param>
    /// <param name="endpoint">The engine.</param>
    /// <param name="headers">What goes with every request that does not have it already.</param>
    public static HttpMessageHandler CreateHandler(IEngineTransport transport, EngineEndpoint endpoint, IReadOnlyCollection<KeyValuePair<string, string>> headers)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeoutOf(endpoint),
            // As the CLI sends them; the default takes ASCII alone.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            ConnectCallback = async (context, cancellationToken) =>
                new EarlyAnswerStream(await transport.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false)),
        };
        transport.Configure(handler);
        return new EngineFailureHandler(endpoint, new ExtraHeadersHandler(headers, handler));
    }

    // ssh has its own limit, and may wait for the user to type a passphrase.
    internal static TimeSpan ConnectTimeoutOf(EngineEndpoint endpoint) => endpoint.Address.Scheme is "ssh" ? Timeout.InfiniteTimeSpan : ConnectTimeout;
}
