using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Security;

namespace ImageGen.Oci.Registries.Connections;

/// <summary>The connections of a client to all registries, token servers and storage servers.</summary>
internal sealed class RegistryHttp : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _untrustedHosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpClient _client;

    public RegistryHttp(RegistryClientOptions options)
    {
        Options = options;
        var handler = new SocketsHttpHandler
        {
            // A redirect is followed by RegistryEndpoint, which decides whether the credentials may be sent.
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            Proxy = new RegistryProxy(),
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, _, _, errors) =>
            errors == SslPolicyErrors.None || (sender is SslStream stream && _untrustedHosts.ContainsKey(stream.TargetHostName.Trim('[', ']')));
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        // Some firewalls refuse requests without it.
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ImageGen.Oci", typeof(RegistryHttp).Assembly.GetName().Version?.ToString(3)));
    }

    public RegistryClientOptions Options { get; }

    /// <summary>Allows any certificate of a server. As with Docker: if plain HTTP is allowed, any certificate is. A token server on another host needs a trusted one.</summary>
    public void AllowAnyCertificate(RegistryServer server) => _untrustedHosts[new Uri($"https://{server.Host}/").IdnHost.Trim('[', ']')] = true;

    /// <summary>Sends a request, and returns the response when its headers have arrived.</summary>
    /// <exception cref="OperationCanceledException">The request was canceled, or no byte was sent or received for too long.</exception>
    /// <exception cref="HttpRequestException">The connection failed.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new IdleLimit(Options.IdleTimeout, cancellationToken);
        if (request.Content is IReportsActivity content)
        {
            content.Activity = limit.Restart;
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();
}
