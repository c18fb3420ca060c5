using System.Net.Sockets;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit.Failures;

/// <summary>Creates exceptions that explain why a daemon cannot be reached, and what to do.</summary>
internal static class ConnectionFailure
{
    /// <summary>HTTP/2's PROTOCOL_ERROR, which the client reports if the server does not use HTTP/2.</summary>
    private const long ProtocolError = 1;

    /// <summary>Creates the exception for a connection that could not be opened, or was lost.</summary>
    public static BuildKitException ToException(DaemonConnector daemon, Exception exception)
    {
        if (daemon.Refusal is { } refusal)
        {
            return refusal;
        }

        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is BuildKitException known)
            {
                return known;
            }

            if (each is ImageGenException explained)
            {
                // The engine's transport has already explained the failure.
                return new BuildKitUnreachableException(explained.Message, exception) { Address = daemon.Name };
            }
        }

        var request = Find<HttpRequestException>(exception);
        // If an open connection breaks, a read or a write fails.
        var connected = exception is not (SocketException or TimeoutException)
            && request?.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.InvalidResponse)
            && !IsNotHttp2(exception.GetBaseException());
        var (why, next) = Explain(daemon, exception, request);
        return new BuildKitUnreachableException(
            connected && Find<TransportException>(exception) is null
                ? $"The connection to BuildKit at {daemon.Name} was lost before the response was complete: {why}. Check that it still runs, read its log, and try again."
                : $"BuildKit at {daemon.Name} cannot be reached: {why}. {next}",
            exception)
        {
            Address = daemon.Name,
        };
    }

    private static (string Why, string Next) Explain(DaemonConnector daemon, Exception exception, HttpRequestException? request)
    {
        var cause = Find<TransportException>(exception) ?? exception.GetBaseException();
        var why = cause.Message.TrimEnd('.');
        return (request?.HttpRequestError, cause) switch
        {
            (_, TransportException) => (why, daemon.Advice),
            (HttpRequestError.SecureConnectionError, _) =>
                ($"the TLS handshake failed ({why})", "Check the certificates: a trusted authority must have signed the daemon's certificate, the certificate must contain this host, and the daemon must trust the client's certificate."),
            (_, SocketException { SocketErrorCode: SocketError.AccessDenied }) =>
                ("permission denied", "Add the user to the group that owns the socket, or run as its owner."),
            (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => ("the connection was refused, so nothing listens there", daemon.Advice),
            (_, SocketException { SocketErrorCode: SocketError.AddressNotAvailable }) => ("the file does not exist", daemon.Advice),
            (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }) =>
                ("the host name cannot be resolved", "Check the host name in the address."),
            (_, TimeoutException or OperationCanceledException) => ("the connection timed out", "Check the address, and that no firewall blocks it."),
            _ when request?.HttpRequestError is HttpRequestError.InvalidResponse || IsNotHttp2(cause) =>
                ($"the server there does not use HTTP/2 ({why})", "Check the address and its port; a daemon with TLS needs BuildKitEndpoint.Tls."),
            _ => (why, daemon.Advice),
        };
    }

    /// <summary>Whether the server does not use HTTP/2. The handler throws an exception without a cause if the server closes the connection after the HTTP/2 preface.</summary>
    private static bool IsNotHttp2(Exception cause) =>
        cause is HttpProtocolException { ErrorCode: ProtocolError } or HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: null };

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is T found)
            {
                return found;
            }
        }

        return null;
    }
}
