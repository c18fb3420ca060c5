using System.Net.Sockets;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>Converts a failure of the transport to a gRPC status. The failure is in <see cref="Status.DebugException"/>, which is empty for a status that the daemon sent.</summary>
internal static class TransportStatus
{
    public static Status FromException(Exception exception)
    {
        var code = StatusCode.Internal;
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is HttpProtocolException reset)
            {
                code = FromHttp2Error(reset.ErrorCode);
                break;
            }

            if (each is HttpRequestException or IOException or SocketException)
            {
                code = StatusCode.Unavailable;
            }
        }

        return new Status(code, exception.Message, exception);
    }

    /// <summary>Converts the RFC 9113 error code of a reset stream, as the gRPC specification defines it.</summary>
    private static StatusCode FromHttp2Error(long error) => error switch
    {
        0x7 => StatusCode.Unavailable, // REFUSED_STREAM
        0x8 => StatusCode.Cancelled, // CANCEL
        0xB => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        0xC => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        _ => StatusCode.Internal,
    };
}
