using System.Net.Http;
using System.Text;
using ImageGen.BuildKit.Connections;

namespace ImageGen.Engines.Transports;

/// <summary>Creates the transport for the scheme of the address, and the HTTP handler that uses it.</summary>
internal static class EngineTransport
{
    /// <summary>The time limit to open a TCP connection.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    public static IEngineTransport For(EngineEndpoint endpoint, DockerEnvironment environment) => endpoint.Address.Scheme switch
    {
        "unix" => LocalTransport.AtUnixSocket(endpoint),
        "npipe" => LocalTransport.AtNamedPipe(endpoint),
        "tcp" or "http" or "https" => new TcpTransport(endpoint),
        "ssh" => new SshTransport(endpoint, environment),
        var scheme => throw new EngineUnreachableException(
            $"The scheme '{scheme}' of the engine's address {endpoint} is not supported. Use unix, npipe, tcp, http, https or ssh.")
        { Endpoint = endpoint },
    };

    /// <summary>Creates the handler of all requests, those of the library and our own.</summary>
    /// <param name="transport">The transport to the engine.</param>
    /// <param name="endpoint">The engine.</param>
    /// <param name="headers">The headers that are added to requests without them.</param>
    public static HttpMessageHandler CreateHandler(IEngineTransport transport, EngineEndpoint endpoint, IReadOnlyCollection<KeyValuePair<string, string>> headers)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeoutOf(endpoint),
            // Like the CLI; the default of .NET allows only ASCII.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            ConnectCallback = async (context, cancellationToken) =>
                new EarlyAnswerStream(await transport.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false)),
        };
        transport.Configure(handler);
        return new EngineFailureHandler(endpoint, new ExtraHeadersHandler(headers, handler));
    }

    // ssh has its own limit, and may wait until the user enters a passphrase.
    internal static TimeSpan ConnectTimeoutOf(EngineEndpoint endpoint) => endpoint.Address.Scheme is "ssh" ? Timeout.InfiniteTimeSpan : ConnectTimeout;
}
