using Grpc.Net.Client;

namespace ImageGen.BuildKit.Connections;

/// <summary>Makes gRPC's channel over a connector.</summary>
internal static class DaemonChannel
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Bytes that may be under way before the reader has taken any: archives and images come over one stream.</summary>
    private const int StreamWindow = 16 * 1024 * 1024 - 1;

    public static GrpcChannel Create(DaemonConnector connector)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = ConnectTimeout,
            // A build may be silent for hours, and the connection of an upgrade is dear to make.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            InitialHttp2StreamWindowSize = StreamWindow,
            ConnectCallback = (_, cancellationToken) => connector.ConnectAsync(cancellationToken),
        };
        return GrpcChannel.ForAddress(connector.BaseAddress, new GrpcChannelOptions
        {
            HttpHandler = new SessionMethodsHandler(handler),
            DisposeHttpClient = true,
            // The daemon's own limits hold; ours would only fail later.
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
            MaxRetryAttempts = null,
            ThrowOperationCanceledOnCancellation = true,
        });
    }
}
