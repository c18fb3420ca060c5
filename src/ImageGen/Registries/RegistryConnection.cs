using System.Net.Security;

namespace ImageGen.Registries;

/// <summary>Creates connections from this process to registries, and converts their failures.</summary>
internal static class RegistryConnection
{
    /// <summary>The maximum size of a manifest in registries, in bytes.</summary>
    private const int LargestDocument = 4 * 1024 * 1024;

    private static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(1);

    public static HttpClient Create(RegistryServer server)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            // A proxy cannot reach the loopback addresses of this machine.
            UseProxy = !RegistryServer.IsLoopback(server.Host),
        };
        if (server.MayBePlain)
        {
            // As with Docker: if plain HTTP is allowed, any certificate is. A token server on another host needs a trusted one.
            handler.SslOptions.RemoteCertificateValidationCallback = (sender, _, _, errors) =>
                errors == SslPolicyErrors.None || (sender is SslStream stream && new Uri($"https://{server.Host}/").IdnHost.Trim('[', ']') == stream.TargetHostName.Trim('[', ']'));
        }

        return new HttpClient(handler) { Timeout = RequestLimit, MaxResponseContentBufferSize = LargestDocument };
    }

    /// <summary>Converts the failure of a connection to a failure of the registry.</summary>
    public static RegistryRequestException Understand(Exception exception, RegistryServer server)
    {
        var (kind, what) = (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => (RegistryFailureKind.Insecure, $"the TLS handshake with {server.Host} failed: {Cause(exception)}"),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
                (RegistryFailureKind.Unreachable, $"{server.Host} could not be reached: {exception.Message.TrimEnd('.')}"),
            HttpRequestError.ConfigurationLimitExceeded => (RegistryFailureKind.RegistryFailed, $"the response of {server.Host} is larger than the maximum of {LargestDocument} bytes for a manifest"),
            _ when exception is OperationCanceledException => (RegistryFailureKind.RegistryFailed, $"{server.Host} did not respond in time"),
            _ => (RegistryFailureKind.RegistryFailed, $"the connection to {server.Host} was lost: {Cause(exception)}"),
        };
        return new RegistryRequestException(kind, what, exception);
    }

    private static string Cause(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
