using System.Net.Sockets;
using Grpc.Core;

namespace ImageGen.BuildKit.Calls;

/// <summary>What a failure on the way is as a status. The failure itself stands in <see cref="Status.DebugException"/>, where a status that a daemon sent has none.</summary>
internal static class TransportStatus
{
    public static Status Of(Exception exception)
    {
        var code = StatusCode.Internal;
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is HttpProtocolException reset)
            {
                code = OfHttp2(reset.ErrorCode);
                break;
            }

            if (each is HttpRequestException or IOException or SocketException)
            {
                code = StatusCode.Unavailable;
            }
        }

        return new Status(code, exception.Message, exception);
    }

    /// <summary>The codes of RFC 9113 that a stream is reset with, as gRPC's specification translates them.</summary>
    private static StatusCode OfHttp2(long error) => error switch
    {
        0x7 => StatusCode.Unavailable, // REFUSED_STREAM
        0x8 => StatusCode.Cancelled, // CANCEL
        0xB => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        0xC => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        _ => StatusCode.Internal,
    };
}
