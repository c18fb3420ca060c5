using System.Net.Http;
using System.Net.Sockets;

namespace ImageGen.Engines.Transports;

/// <summary>Says why no engine answers, and what to do about it.</summary>
internal static class UnreachableReason
{
    public static EngineUnreachableException ToException(EngineEndpoint endpoint, HttpRequestException exception)
    {
        var beforeTheRequest = exception.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        if (exception.HttpRequestError is HttpRequestError.InvalidResponse)
        {
            return Unreachable(endpoint, "what listens there does not speak HTTP", "Check the address and its port; an engine with TLS wants DOCKER_TLS_VERIFY=1.", exception);
        }

        if (!beforeTheRequest && Cause(exception) is not SshConnectionException)
        {
            return WentAway(endpoint, exception);
        }

        var (why, next) = Explain(endpoint, exception);
        return Unreachable(endpoint, why, next, exception);
    }

    /// <summary>The connection was there, and broke.</summary>
    public static EngineUnreachableException WentAway(EngineEndpoint endpoint, Exception exception) => new(
        $"The engine at {endpoint} went away before its answer was complete: {Cause(exception).Message} See whether it still runs ('docker info', or 'journalctl -u docker' on its machine), then try again.",
        exception)
    {
        Endpoint = endpoint,
    };

    private static (string Why, string Next) Explain(EngineEndpoint endpoint, HttpRequestException exception)
    {
        var cause = Cause(exception);
        if (exception.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return ($"the TLS handshake failed ({cause.Message.TrimEnd('.')})", "Check the certificates in DOCKER_CERT_PATH or in the context: ca.pem must have signed the engine's certificate, which must name this host, and cert.pem must be one the engine trusts.");
        }

        const string StartOne = "Start the engine ('sudo systemctl start docker', or Docker Desktop), or set DOCKER_HOST to the address of one that runs.";
        return cause switch
        {
            SshConnectionException =>
                (cause.Message.TrimEnd('.'), $"Try 'ssh {endpoint.Address.Host} docker version' by hand."),
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                ("permission was denied", "Add the user to the group that owns the socket ('sudo usermod -aG docker $USER', then log in again), or set DOCKER_HOST to an engine of the user's own."),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                ("the connection was refused, so no engine listens there", StartOne),
            SocketException when endpoint.Address.Scheme is "unix" && !File.Exists(UnixSocketTransport.PathOf(endpoint)) =>
                ("there is no such file", StartOne),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
                ($"the host '{endpoint.Address.Host}' is not known", "Check the name in the address."),
            TimeoutException or OperationCanceledException =>
                ("the connection did not come about in time", "Check the address, and that no firewall is in the way."),
            _ => (cause.Message.TrimEnd('.'), StartOne),
        };
    }

    private static EngineUnreachableException Unreachable(EngineEndpoint endpoint, string why, string next, Exception exception) =>
        new($"No engine answers at {endpoint}: {why}. {next}", exception) { Endpoint = endpoint };

    /// <summary>What a transport itself says, or else the failure at the bottom.</summary>
    private static Exception Cause(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is SshConnectionException)
            {
                return each;
            }
        }

        return exception.GetBaseException();
    }
}
