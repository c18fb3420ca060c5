using System.Net;
using System.Net.Sockets;

namespace ImageGen.BuildKit.Connections;

/// <summary>Opens TCP connections to a daemon.</summary>
internal static class RemoteSocket
{
    /// <summary>Seconds without data before the first keep-alive probe. Builds and pushes often send nothing for a long time.</summary>
    private const int KeepAliveTime = 30;

    /// <summary>Seconds between probes without a response.</summary>
    private const int KeepAliveInterval = 10;

    /// <summary>Probes without a response after which the connection is lost: the machine is gone and did not close it.</summary>
    private const int KeepAliveRetryCount = 3;

    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveTime);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveInterval);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveRetryCount);
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
