using System.Net.Sockets;
using ImageGen.BuildKit.Connections;

namespace ImageGen.BuildKit.Failures;

/// <summary>Says why no daemon answers, and what to do about it.</summary>
internal static class ConnectionFailure
{
    /// <summary>HTTP/2's PROTOCOL_ERROR, which is what the answer of something else amounts to.</summary>
    private const long ProtocolError = 1;

    /// <summary>The failure of a connection that did not come about, or broke.</summary>
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

            if (each is ImageGenException told)
            {
                // The engine's own connection knows better than we do, and has said it.
                return new BuildKitUnreachableException(told.Message, exception) { Address = daemon.Name };
            }
        }

        var request = Find<HttpRequestException>(exception);
        // What breaks a connection that has come about is a read's or a write's failure.
        var connected = exception is not (SocketException or TimeoutException)
            && request?.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.InvalidResponse)
            && !IsNoHttp2(exception.GetBaseException());
        var (why, next) = Explain(daemon, exception, request);
        return new BuildKitUnreachableException(
            connected && Find<TransportException>(exception) is null
                ? $"BuildKit at {daemon.Name} went away before its answer was complete: {why}. See whether it still runs and what its log says, then try again."
                : $"No BuildKit answers at {daemon.Name}: {why}. {next}",
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
                ($"the TLS handshake failed ({why})", "Check the certificates: the authority must have signed the daemon's certificate, which must name this host, and the client's certificate must be one the daemon trusts."),
            (_, SocketException { SocketErrorCode: SocketError.AccessDenied }) =>
                ("permission was denied", "Add the user to the group that owns the socket, or run as its owner."),
            (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => ("the connection was refused, so nothing listens there", daemon.Advice),
            (_, SocketException { SocketErrorCode: SocketError.AddressNotAvailable }) => ("there is no such file", daemon.Advice),
            (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }) =>
                ("the host is not known", "Check the name in the address."),
            (_, TimeoutException or OperationCanceledException) => ("the connection did not come about in time", "Check the address, and that no firewall is in the way."),
            _ when request?.HttpRequestError is HttpRequestError.InvalidResponse || IsNoHttp2(cause) =>
                ($"what listens there does not speak HTTP/2 ({why})", "Check the address and its port; a daemon with TLS wants BuildKitEndpoint.Tls."),
            _ => (why, daemon.Advice),
        };
    }

    /// <summary>The handler's own words, without a cause, are those for a connection that is of no use before its first call: something else has hung up on HTTP/2's greeting.</summary>
    private static bool IsNoHttp2(Exception cause) =>
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
