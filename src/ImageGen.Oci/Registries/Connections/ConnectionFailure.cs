namespace ImageGen.Oci.Registries.Connections;

/// <summary>Converts the failure of a connection to a failure of the registry.</summary>
internal static class ConnectionFailure
{
    /// <summary>Whether an exception is the failure of a connection or a time limit, and no cancellation by the caller.</summary>
    public static bool Matches(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException and not (ContentMismatchException or InvalidImageException) || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <param name="exception">The failure.</param>
    /// <param name="host">The host of the server.</param>
    /// <param name="wasReached">Whether the server responded earlier, so that it may respond again.</param>
    public static RegistryRequestException Create(Exception exception, string host, bool wasReached)
    {
        var (kind, what) = (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => (RegistryErrorKind.Insecure, $"the TLS handshake with {host} failed: {Cause(exception)}"),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
                (RegistryErrorKind.Unreachable, $"{host} could not be reached: {exception.Message.TrimEnd('.')}"),
            _ when exception is OperationCanceledException => (RegistryErrorKind.RegistryFailed, $"{host} did not respond in time"),
            _ => (RegistryErrorKind.RegistryFailed, $"the connection to {host} was lost: {Cause(exception)}"),
        };
        return new RegistryRequestException(kind, what, exception) { IsTransient = kind is RegistryErrorKind.RegistryFailed || (kind is RegistryErrorKind.Unreachable && wasReached) };
    }

    private static string Cause(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
