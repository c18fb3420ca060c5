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

    private readonly EngineRequests _requests;
    private readonly Lazy<EngineImages> _images;

    private EngineConnection(EngineRequests requests, EngineCapabilities capabilities, ILogger logger)
    {
        _requests = requests;
        Capabilities = capabilities;
        // Created on first use, because a build with BuildKit does not need it.
        _images = new Lazy<EngineImages>(() => new EngineImages(this, LibraryTransport.CreateClient(requests.Handler, requests.BaseAddress, capabilities.ApiVersion, logger)));
    }

    public EngineEndpoint Endpoint => _requests.Endpoint;

    public EngineCapabilities Capabilities { get; }

    public EngineImages Images => _images.Value;

    /// <summary>Additional connections for protocols other than HTTP.</summary>
    public EngineStreams Streams => _requests.Streams;

    /// <summary>The start of the path of each request: the path of a reverse proxy, and the API version.</summary>
    public string BasePath => $"{_requests.BaseAddress.AbsolutePath.TrimEnd('/')}/v{Capabilities.ApiVersion}";

    /// <summary>The headers of every request, also on <see cref="Streams"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers => _requests.Headers;

    /// <summary>The <c>Host</c> header of requests.</summary>
    public string Host => _requests.BaseAddress.Authority;

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
        var requests = new EngineRequests(endpoint, environment);
        try
        {
            var ping = await requests.PingAsync(pingLimit, cancellationToken).ConfigureAwait(false);
            var version = EngineApiVersion.Negotiate(ping, endpoint, environment);
            var capabilities = await EngineIdentity.FindAsync(requests, ping, version, cancellationToken).ConfigureAwait(false);
            EngineLog.Connected(logger, endpoint, capabilities);
            return new EngineConnection(requests, capabilities, logger);
        }
        catch
        {
            requests.Dispose();
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

        request.RequestUri = new Uri(_requests.BaseAddress, $"v{Capabilities.ApiVersion}/{relative.OriginalString.TrimStart('/')}");
        // With Expect: 100-continue, an engine can refuse the parameters of a build before the whole context is sent.
        request.Headers.ExpectContinue = request.Content is not null;
        return _requests.SendAsync(request, cancellationToken);
    }

    /// <summary>Finds the architecture of the engine, as in Docker's platforms.</summary>
    public Task<string> FindArchitectureAsync(CancellationToken cancellationToken) => EngineIdentity.AskAsync(_requests, Capabilities.ApiVersion, "Arch", cancellationToken);

    /// <summary>Finds the id of an image; <see langword="null"/> if the engine does not have it.</summary>
    public async Task<ImageDigest?> FindImageIdAsync(ImageReference reference, CancellationToken cancellationToken) =>
        await EngineProperty.FindAsync(_requests, $"v{Capabilities.ApiVersion}/images/{reference}/json", $"the request for {reference}", "Id", cancellationToken).ConfigureAwait(false) is { } id ? ImageDigest.Parse(id) : null;

    public ValueTask DisposeAsync()
    {
        _requests.Dispose();
        return ValueTask.CompletedTask;
    }
}
