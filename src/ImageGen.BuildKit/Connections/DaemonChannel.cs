using ImageGen.BuildKit.Calls;

namespace ImageGen.BuildKit.Connections;

/// <summary>Makes calls over a connector.</summary>
internal static class DaemonChannel
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(15);

    /// <summary>Bytes that may be under way before the reader has taken any: archives and images come over one stream.</summary>
    private const int StreamWindow = 16 * 1024 * 1024 - 1;

    /// <summary>Kilobytes of headers and trailers: those of a failed build hold its Dockerfile, twice encoded, and stack traces.</summary>
    private const int MaxHeaders = 16 * 1024;

    /// <param name="connector">The way to the daemon.</param>
    /// <param name="connectLimit">How long a connection may take to come about. Default: 15 s.</param>
    public static DaemonCalls Create(DaemonConnector connector, TimeSpan? connectLimit = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // A build may be silent for hours, and the connection of an upgrade is dear to make.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            InitialHttp2StreamWindowSize = StreamWindow,
            MaxResponseHeadersLength = MaxHeaders,
            ConnectCallback = (_, cancellationToken) => ConnectAsync(connector, connectLimit ?? ConnectLimit, cancellationToken),
        };
        return new DaemonCalls(new HttpMessageInvoker(handler), connector.BaseAddress);
    }

    /// <summary>The handler's own limit would end a call as if the caller had cancelled it.</summary>
    private static async ValueTask<Stream> ConnectAsync(DaemonConnector connector, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            return await connector.ConnectAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The connection did not come about within {limit.TotalSeconds:0.###} seconds.", exception);
        }
    }
}
