using System.Net.Http;
using System.Net.Security;
using ImageGen.BuildKit;
using ImageGen.Credentials;
using ImageGen.Engines.Transports;

namespace ImageGen.Engines;

/// <summary>Sends requests to an engine over its transport. They need no API version, so the negotiation of the version uses them.</summary>
internal sealed class EngineRequests : IDisposable
{
    private readonly HttpMessageInvoker _invoker;

    /// <exception cref="EngineUnreachableException">The scheme of the address is not supported.</exception>
    /// <exception cref="CredentialsException">The Docker configuration contains a header that cannot be sent.</exception>
    public EngineRequests(EngineEndpoint endpoint, DockerEnvironment environment)
    {
        var transport = EngineTransport.For(endpoint, environment);
        Endpoint = endpoint;
        BaseAddress = transport.BaseAddress;
        Headers = EngineHeaders.Create(DockerConfiguration.Load(environment));
        Handler = EngineTransport.CreateHandler(transport, endpoint, Headers);
        Streams = new EngineStreams(transport, endpoint);
        _invoker = new HttpMessageInvoker(Handler, disposeHandler: false);
    }

    public EngineEndpoint Endpoint { get; }

    /// <summary>The base URL of requests.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The headers of every request, also on <see cref="Streams"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The handler of all requests, also of those of the library.</summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>Additional connections for protocols other than HTTP.</summary>
    public EngineStreams Streams { get; }

    /// <summary>Sends a request. The response is returned when its headers are received, with any status. There is no time limit.</summary>
    /// <exception cref="EngineUnreachableException">The connection was lost. The stream of the response may throw it later, too.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    /// <summary>Pings the engine.</summary>
    /// <exception cref="EngineUnreachableException">The engine does not respond within the limit.</exception>
    public async Task<EnginePing> PingAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            if (Endpoint.Address.Scheme is "unix" && await TryPingSocketAsync(limited.Token).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(BaseAddress, "_ping"));
            using var response = await SendAsync(request, limited.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode && !NotAnEngine.IsEngine(response))
            {
                throw await NotAnEngine.FromStatusAsync(response, Endpoint, limited.Token).ConfigureAwait(false);
            }

            await EngineErrors.ThrowIfFailedAsync(response, "the ping", Endpoint.ToString(), limited.Token).ConfigureAwait(false);
            return EnginePing.Read(name => response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString() : null);
        }
        catch (EngineUnreachableException exception) when (exception.InnerException is HttpRequestException request && UnreachableReason.IsLost(request))
        {
            throw NotAnEngine.WithoutResponse(Endpoint, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineUnreachableException(
                $"The engine at {Endpoint} accepts connections but does not respond within {limit.TotalSeconds:0} s. Restart it, or set DOCKER_HOST to another engine.", exception)
            {
                Endpoint = Endpoint,
            };
        }
    }

    public void Dispose()
    {
        _invoker.Dispose();
        // This closes all connections.
        Handler.Dispose();
    }

    /// <summary>Pings an engine on this machine without an HTTP client, whose creation takes longer than the ping.</summary>
    /// <returns>The response; <see langword="null"/> if it is missing or malformed. The HTTP client reports that error best.</returns>
    private async Task<EnginePing?> TryPingSocketAsync(CancellationToken cancellationToken)
    {
        var engine = new DockerEngineConnection { OpenAsync = token => Streams.OpenAsync(SslApplicationProtocol.Http11, token), Headers = Headers };
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
