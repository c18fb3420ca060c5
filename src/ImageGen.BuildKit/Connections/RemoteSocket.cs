using System.Net;
using System.Net.Sockets;

namespace ImageGen.BuildKit.Connections;

/// <summary>Connections to a daemon on a port.</summary>
internal static class RemoteSocket
{
    /// <summary>Builds and pushes fall silent for long: seconds until it is asked whether the other side is still there.</summary>
    private const int QuietTime = 30;

    /// <summary>Seconds between questions without an answer.</summary>
    private const int AskAgain = 10;

    /// <summary>Questions without an answer after which the connection is lost: the machine is gone, and said no word.</summary>
    private const int Questions = 3;

    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, QuietTime);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, AskAgain);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Questions);
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
