using System.Buffers;
using System.Globalization;
using System.Text;
using Grpc.Core;
using ImageGen.BuildKit.Http2.Headers;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>Writes the trailers with the status of a call.</summary>
internal static class GrpcTrailers
{
    public static void Write(IBufferWriter<byte> block, Status status)
    {
        HeaderEncoder.Write(block, "grpc-status", ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (status.Detail.Length > 0)
        {
            HeaderEncoder.Write(block, "grpc-message", Escape(status.Detail));
        }
    }

    /// <summary>Percent-encodes the UTF-8 bytes that gRPC does not allow: all except printable ASCII, and the percent sign.</summary>
    public static string Escape(string message)
    {
        var escaped = new StringBuilder(message.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(message))
        {
            _ = octet is >= 0x20 and <= 0x7E and not (byte)'%'
                ? escaped.Append((char)octet)
                : escaped.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
