using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;

namespace ImageGen.Engines;

/// <summary>
/// Connects Docker.DotNet to our own handler, so that all calls share one connection layer. The library's transports support neither ssh
/// nor the TLS variables, and report failures in another way.
/// </summary>
internal sealed class LibraryTransport : IDockerHandlerFactory<LibraryTransport.Options>
{
    private static readonly LibraryTransport Instance = new();

    public static DockerClient CreateClient(HttpMessageHandler handler, Uri baseAddress, Version apiVersion, ILogger logger)
    {
        // The library's default of 100 s would cancel calls to an engine under load.
        var options = new ClientOptions { ApiVersion = apiVersion, Endpoint = baseAddress, Timeout = Timeout.InfiniteTimeSpan };
        return new DockerClientBuilder<Options>(Instance, new Options(handler, baseAddress), options, logger).Build();
    }

    public ResolvedTransport CreateHandler(Options transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        new(transportOptions.Handler, transportOptions.BaseAddress);

    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        throw new NotSupportedException("The handler is always a parameter.");

    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        throw new NotSupportedException("No call that upgrades the connection uses the library.");

    internal sealed record Options(HttpMessageHandler Handler, Uri BaseAddress);
}
