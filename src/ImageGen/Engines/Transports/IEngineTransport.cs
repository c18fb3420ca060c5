using System.Net;
using System.Net.Http;

namespace ImageGen.Engines.Transports;

/// <summary>A transport of HTTP requests to an engine.</summary>
internal interface IEngineTransport
{
    /// <summary>The base URL of requests. Its host is a placeholder if the transport does not use it, as for a socket file.</summary>
    Uri BaseAddress { get; }

    /// <summary>Sets encryption and proxies of the handler.</summary>
    void Configure(SocketsHttpHandler handler);

    /// <summary>Opens a connection to the engine without encryption.</summary>
    /// <param name="endPoint">The host of the engine or of a proxy. Some transports ignore it.</param>
    /// <param name="cancellationToken">Cancels the connection.</param>
    ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken);
}
