using System.Net;
using System.Net.Http;

namespace ImageGen.Engines.Transports;

/// <summary>One way to reach an engine: everything above it is HTTP.</summary>
internal interface IEngineTransport
{
    /// <summary>The URL that requests are made against; its host is a mere name where the transport knows its own way.</summary>
    Uri BaseAddress { get; }

    /// <summary>Sets up what the transport needs besides the connection itself: encryption, proxies.</summary>
    void Configure(SocketsHttpHandler handler);

    /// <summary>Opens one connection to the engine, without any encryption.</summary>
    /// <param name="endPoint">The host to connect to: the engine's, or a proxy's. A transport that knows its own way does not look at it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken);
}
