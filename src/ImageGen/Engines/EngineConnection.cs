using System.Net.Security;
using ImageGen.BuildKit;
using ImageGen.Credentials;
using ImageGen.Engines.Transports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGen.Engines;

/// <summary>An open connection to an engine, with a negotiated API version. Several threads may use it at the same time.</summary>
internal sealed class EngineConnection : IAsyncDisposable
{
    /// <summary>The time limit of the ping. An overloaded or stopped engine may accept connections without responding.</summary>
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(60);

    private readonly HttpMessageInvoker _requests;
    private readonly HttpMessageHandler _handler;
    private readonly Uri _baseAddress;
    private readonly Lazy<EngineImages> _images;

    private EngineConnection(
        EngineEndpoint endpoint, IEngineTransport transport, EngineStreams streams, HttpMessageInvoker requests, HttpMessageHandler handler,
        IReadOnlyCollection<KeyValuePair<string, string>> headers, EngineCapabilities capabilities, ILogger logger)
    {
        Headers = headers;
        _requests = requests;
        _handler = handler;
        _baseAddress = transport.BaseAddress;
        Streams = streams;
        Endpoint = endpoint;
        Capabilities = capabilities;
        // Created on first use, because a build with BuildKit does not need it.
        _images = new Lazy<EngineImages>(() => new EngineImages(this, LibraryTransport.CreateClient(handler, transport.BaseAddress, capabilities.ApiVersion, logger)));
    }

    public EngineEndpoint Endpoint { get; }

    public EngineCapabilities Capabilities { get; }

    public EngineImages Images => _images.Value;

    /// <summary>Additional connections for protocols other than HTTP.</summary>
    public EngineStreams Streams { get; }

    /// <summary>The start of the path of each request: the path of a reverse proxy, and the API version.</summary>
    public string BasePath => $"{_baseAddress.AbsolutePath.TrimEnd('/')}/v{Capabilities.ApiVersion}";

    /// <summary>The headers of every request, also on <see cref="Streams"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The <c>Host</c> header of requests.</summary>
    public string Host => _baseAddress.Authority;

    /// <summary>Finds the engine, and reads its product, version and API version.</summary>
    /// <param name="endpoint">The engine; <see langword="null"/> for the engine that the environment names.</param>
    /// <param name="logger">The logger of the found engine.</param>
    /// <param name="cancellationToken">Cancels the connection.</param>
    /// <exception cref="EngineUnreachableException">The engine does not respond.</exception>
    /// <exception cref="EngineRequestException">There is no API version that the engine and ImageGen support.</exception>
    /// <exception cref="CredentialsException">The Docker configuration contains a header that cannot be sent.</exception>
    public static Task<EngineConnection> OpenAsync(EngineEndpoint? endpoint, ILogger? logger, CancellationToken cancellationToken) =>
        OpenAsync(endpoint, DockerEnvironment.Current(), logger, cancellationToken);

    /// <summary>Opens the connection with the given environment, for tests.</summary>
    public static Task<EngineConnection> OpenAsync(EngineEndpoint? endpoint, DockerEnvironment environment, ILogger? logger, CancellationToken cancellationToken) =>
        OpenAsync(endpoint, environment, logger, PingLimit, cancellationToken);

    public static async Task<EngineConnection> OpenAsync(
        EngineEndpoint? endpoint, DockerEnvironment environment, ILogger? logger, TimeSpan pingLimit, CancellationToken cancellationToken)
    {
        endpoint ??= DefaultEngineEndpoint.Find(environment);
        logger ??= NullLogger.Instance;
        var transport = EngineTransport.For(endpoint, environment);
        var headers = EngineHeaders.Create(DockerConfiguration.Load(environment));
        var handler = EngineTransport.CreateHandler(transport, endpoint, headers);
        try
        {
            var requests = new HttpMessageInvoker(handler, disposeHandler: false);
            var streams = new EngineStreams(transport, endpoint);
            var ping = await PingAsync(streams, headers, requests, transport.BaseAddress, endpoint, pingLimit, cancellationToken).ConfigureAwait(false);
            var version = EngineApiVersion.Negotiate(ping, endpoint, environment);
            var capabilities = await EngineIdentity.FindAsync(requests, transport.BaseAddress, ping, version, endpoint, cancellationToken).ConfigureAwait(false);
            EngineLog.Connected(logger, endpoint, capabilities);
            return new EngineConnection(endpoint, transport, streams, requests, handler, headers, capabilities, logger);
        }
        catch
        {
            handler.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sends a request with a relative address (<c>build?t=…</c>) and the negotiated API version. The response is returned when its
    /// headers are received, with any status. There is no time limit.
    /// </summary>
    /// <exception cref="EngineUnreachableException">The connection was lost. The stream of the response may throw it later, too.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: false } relative)
        {
            throw new ArgumentException("The request's address must be relative: the connection adds host and API version.", nameof(request));
        }

        request.RequestUri = new Uri(_baseAddress, $"v{Capabilities.ApiVersion}/{relative.OriginalString.TrimStart('/')}");
        // With Expect: 100-continue, an engine can refuse the parameters of a build before the whole context is sent.
        request.Headers.ExpectContinue = request.Content is not null;
        return _requests.SendAsync(request, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _requests.Dispose();
        // This closes all connections.
        _handler.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<EnginePing> PingAsync(
        EngineStreams streams, IReadOnlyCollection<KeyValuePair<string, string>> headers, HttpMessageInvoker requests, Uri baseAddress, EngineEndpoint endpoint, TimeSpan limit,
        CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            if (endpoint.Address.Scheme is "unix" && await TryPingSocketAsync(streams, headers, limited.Token).ConfigureAwait(false) is { } ping)
            {
                return ping;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseAddress, "_ping"));
            using var response = await requests.SendAsync(request, limited.Token).ConfigureAwait(false);
            await EngineErrors.ThrowIfFailedAsync(response, "the ping", endpoint.ToString(), limited.Token).ConfigureAwait(false);
            return EnginePing.Read(name => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineUnreachableException(
                $"The engine at {endpoint} accepts connections but does not respond within {limit.TotalSeconds:0} s. Restart it, or set DOCKER_HOST to another engine.", exception)
            {
                Endpoint = endpoint,
            };
        }
    }

    /// <summary>Pings an engine on this machine without an HTTP client, whose creation takes longer than the ping.</summary>
    /// <returns>The response; <see langword="null"/> if it is missing or malformed. The HTTP client reports that error best.</returns>
    private static async Task<EnginePing?> TryPingSocketAsync(
        EngineStreams streams, IReadOnlyCollection<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        var engine = new DockerEngineConnection { OpenAsync = token => streams.OpenAsync(SslApplicationProtocol.Http11, token), Headers = headers };
        try
        {
            return await engine.PingAsync(cancellationToken).ConfigureAwait(false) is { } response ? EnginePing.Read(name => response[name]) : null;
        }
        catch (Exception exception) when (exception is EngineUnreachableException or IOException or InvalidDataException)
        {
            return null;
        }
    }
}
