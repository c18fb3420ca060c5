using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;

namespace ImageGen.Engines;

/// <summary>
/// Puts Docker.DotNet on our own handler. Its transports know neither ssh nor the TLS variables, and their failures are
/// not told as ours; so all calls share one connection layer.
/// </summary>
internal sealed class LibraryTransport : IDockerHandlerFactory<LibraryTransport.Options>
{
    private static readonly LibraryTransport Instance = new();

    public static DockerClient CreateClient(HttpMessageHandler handler, Uri baseAddress, Version apiVersion, ILogger logger)
    {
        // The library's own limit of 100 seconds would end calls that an engine under load answers late.
        var options = new ClientOptions { ApiVersion = apiVersion, Endpoint = baseAddress, Timeout = Timeout.InfiniteTimeSpan };
        return new DockerClientBuilder<Options>(Instance, new Options(handler, baseAddress), options, logger).Build();
    }

    public ResolvedTransport CreateHandler(Options transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        new(transportOptions.Handler, transportOptions.BaseAddress);

    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) =>
        throw new NotSupportedException("The handler is always handed in.");

    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        throw new NotSupportedException("No call that takes over the connection goes through the library.");

    internal sealed record Options(HttpMessageHandler Handler, Uri BaseAddress);
}
