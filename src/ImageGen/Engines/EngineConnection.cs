using ImageGen.Credentials;
using ImageGen.Engines.Transports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGen.Engines;

/// <summary>An engine that has answered, and whose API version is agreed on. Safe for use by several threads.</summary>
internal sealed class EngineConnection : IAsyncDisposable
{
    /// <summary>How long an engine that takes connections may leave the first question open.</summary>
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
        // Not before it is needed: a build with BuildKit does without.
        _images = new Lazy<EngineImages>(() => new EngineImages(this, LibraryTransport.CreateClient(handler, transport.BaseAddress, capabilities.ApiVersion, logger)));
    }

    public EngineEndpoint Endpoint { get; }

    public EngineCapabilities Capabilities { get; }

    public EngineImages Images => _images.Value;

    /// <summary>Connections besides those of the HTTP client, for what is not HTTP.</summary>
    public EngineStreams Streams { get; }

    /// <summary>What comes before the path of each request: a reverse proxy's own path, and the API version.</summary>
    public string BasePath => $"{_baseAddress.AbsolutePath.TrimEnd('/')}/v{Capabilities.ApiVersion}";

    /// <summary>What goes with every request, also with those on <see cref="Streams"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The host that requests name.</summary>
    public string Host => _baseAddress.Authority;

    /// <summary>Finds the engine and asks it what it is.</summary>
    /// <param name="endpoint">The engine; <see langword="null"/> for the one that the environment names.</param>
    /// <param name="logger">Where it is said which engine was found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EngineUnreachableException">No engine answers.</exception>
    /// <exception cref="EngineRequestException">The engine and this program have no API version in common.</exception>
    /// <exception cref="CredentialsException">The Docker configuration holds a header that cannot be sent.</exception>
    public static Task<EngineConnection> OpenAsync(EngineEndpoint? endpoint, ILogger? logger, CancellationToken cancellationToken) =>
        OpenAsync(endpoint, DockerEnvironment.Current(), logger, cancellationToken);

    /// <summary>The same, on a machine that is laid out.</summary>
    public static Task<EngineConnection> OpenAsync(EngineEndpoint? endpoint, DockerEnvironment environment, ILogger? logger, CancellationToken cancellationToken) =>
        OpenAsync(endpoint, environment, logger, PingLimit, cancellationToken);

    public static async Task<EngineConnection> OpenAsync(
        EngineEndpoint? endpoint, DockerEnvironment environment, ILogger? logger, TimeSpan pingLimit, CancellationToken cancellationToken)
    {
        endpoint ??= DefaultEngineEndpoint.Find(environment);
        logger ??= NullLogger.Instance;
        var transport = EngineTransport.For(endpoint, environment);
        var headers = EngineHeaders.Of(DockerConfiguration.Load(environment));
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
    /// Sends a request whose address is relative (<c>build?t=…</c>) in the agreed API version. The answer is handed over as
    /// soon as its headers are there, whatever its status; there is no time limit.
    /// </summary>
    /// <exception cref="EngineUnreachableException">The engine is gone, now or (from the answer's stream) later.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: false } relative)
        {
            throw new ArgumentException("The request's address must be relative: the connection adds host and API version.", nameof(request));
        }

        request.RequestUri = new Uri(_baseAddress, $"v{Capabilities.ApiVersion}/{relative.OriginalString.TrimStart('/')}");
        // An engine that refuses a build by its parameters says so before the whole context is on its way.
        request.Headers.ExpectContinue = request.Content is not null;
        return _requests.SendAsync(request, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _requests.Dispose();
        // And with it every connection.
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
            if (endpoint.Address.Scheme is "unix" && await SocketPing.TryAskAsync(streams, headers, limited.Token).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseAddress, "_ping"));
            using var response = await requests.SendAsync(request, limited.Token).ConfigureAwait(false);
            await EngineErrors.ThrowIfFailedAsync(response, "its ping", endpoint.ToString(), limited.Token).ConfigureAwait(false);
            return EnginePing.Read(name => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineUnreachableException(
                $"The engine at {endpoint} takes connections but gave no answer within {limit.TotalSeconds:0} seconds. Restart it, or set DOCKER_HOST to another one.", exception)
            {
                Endpoint = endpoint,
            };
        }
    }
}
