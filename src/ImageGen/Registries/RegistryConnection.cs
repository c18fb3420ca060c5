using System.Net.Security;

namespace ImageGen.Registries;

/// <summary>Connections to registries from this side, and what their failures mean.</summary>
internal static class RegistryConnection
{
    /// <summary>What registries take for a manifest at most, in bytes.</summary>
    private const int LargestDocument = 4 * 1024 * 1024;

    private static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(1);

    public static HttpClient Create(RegistryServer server)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            // A proxy cannot reach this machine's own loopback.
            UseProxy = !RegistryServer.IsLoopback(server.Host),
        };
        if (server.MayBePlain)
        {
            // As with Docker: where no certificate at all would do, any does. The token server, elsewhere, has to have a good one.
            handler.SslOptions.RemoteCertificateValidationCallback = (sender, _, _, errors) =>
                errors == SslPolicyErrors.None || (sender is SslStream stream && new Uri($"https://{server.Host}/").IdnHost.Trim('[', ']') == stream.TargetHostName.Trim('[', ']'));
        }

        return new HttpClient(handler) { Timeout = RequestLimit, MaxResponseContentBufferSize = LargestDocument };
    }

    /// <summary>The failure of a connection, in terms of registries.</summary>
    public static RegistryRequestException Understand(Exception exception, RegistryServer server)
    {
        var (kind, what) = (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => (RegistryFailureKind.Insecure, $"the TLS handshake with {server.Host} failed: {Cause(exception)}"),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
                (RegistryFailureKind.Unreachable, $"{server.Host} could not be reached: {exception.Message.TrimEnd('.')}"),
            HttpRequestError.ConfigurationLimitExceeded => (RegistryFailureKind.RegistryFailed, $"{server.Host} answered with more than the {LargestDocument} bytes of the largest manifest"),
            _ when exception is OperationCanceledException => (RegistryFailureKind.RegistryFailed, $"{server.Host} did not answer in time"),
            _ => (RegistryFailureKind.RegistryFailed, $"the connection with {server.Host} broke: {Cause(exception)}"),
        };
        return new RegistryRequestException(kind, what, exception);
    }

    private static string Cause(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
