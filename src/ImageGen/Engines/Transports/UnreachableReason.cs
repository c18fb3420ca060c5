using System.Net.Http;
using System.Net.Sockets;
using ImageGen.Progress;

namespace ImageGen.Engines.Transports;

/// <summary>Creates the exceptions for an engine that does not respond, with the cause and what to do next.</summary>
internal static class UnreachableReason
{
    public static EngineUnreachableException ToException(EngineEndpoint endpoint, HttpRequestException exception)
    {
        if (exception.HttpRequestError is HttpRequestError.InvalidResponse)
        {
            return Unreachable(endpoint, $"the response is not HTTP ({ProgressText.OneLine(Cause(exception).Message).TrimEnd('.')})", NotAnEngine.Advice(endpoint), exception);
        }

        if (IsLost(exception))
        {
            return WentAway(endpoint, exception);
        }

        var (why, next) = Explain(endpoint, exception);
        return Unreachable(endpoint, why, next, exception);
    }

    /// <summary>Returns whether a connection was lost after it had been opened.</summary>
    public static bool IsLost(HttpRequestException exception) =>
        exception.HttpRequestError is not (
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError or HttpRequestError.InvalidResponse)
        && Cause(exception) is not SshConnectionException;

    /// <summary>Creates the exception for a connection that was lost.</summary>
    public static EngineUnreachableException WentAway(EngineEndpoint endpoint, Exception exception) => new(
        $"The connection to the engine at {endpoint} was lost before the response was complete: {Cause(exception).Message} Check whether the engine runs ('docker info', or 'journalctl -u docker' on its machine), then try again.",
        exception)
    {
        Endpoint = endpoint,
    };

    private static (string Why, string Next) Explain(EngineEndpoint endpoint, HttpRequestException exception)
    {
        var cause = Cause(exception);
        if (exception.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return ($"the TLS handshake failed ({cause.Message.TrimEnd('.')})", "Check the certificates in DOCKER_CERT_PATH or in the context: the certificate of the engine must be signed by ca.pem and valid for this host, and the engine must trust cert.pem. For an engine without TLS, unset DOCKER_TLS_VERIFY, DOCKER_TLS and DOCKER_CERT_PATH.");
        }

        const string StartOne = "Start the engine ('sudo systemctl start docker', or Docker Desktop), or set DOCKER_HOST to the address of a running engine.";
        return cause switch
        {
            SshConnectionException =>
                (cause.Message.TrimEnd('.'), $"Run 'ssh {endpoint.Address.Host} docker version' to see the problem."),
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                ("permission was denied", "Add the user to the group that owns the socket ('sudo usermod -aG docker $USER', then log in again), or set DOCKER_HOST to an engine that the user may access, such as a rootless one."),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                ("the connection was refused, because no engine listens there", StartOne),
            SocketException when endpoint.Address.Scheme is "unix" && !File.Exists(LocalTransport.SocketPath(endpoint)) =>
                ("the socket does not exist", StartOne),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
                ($"the host '{endpoint.Address.Host}' is unknown", "Check the host in the address."),
            TimeoutException or OperationCanceledException =>
                ("the connection timed out", "Check the address, and check that no firewall blocks the connection."),
            _ => (cause.Message.TrimEnd('.'), StartOne),
        };
    }

    private static EngineUnreachableException Unreachable(EngineEndpoint endpoint, string why, string next, Exception exception) =>
        new($"No engine responds at {endpoint}: {why}. {next}", exception) { Endpoint = endpoint };

    /// <summary>Returns the exception of the ssh transport, or else the innermost exception.</summary>
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
