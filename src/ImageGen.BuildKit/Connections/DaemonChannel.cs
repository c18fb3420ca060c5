using System.Text;
using ImageGen.BuildKit.Calls;

namespace ImageGen.BuildKit.Connections;

/// <summary>Creates the gRPC channel of a connector.</summary>
internal static class DaemonChannel
{
    /// <summary>The receive window of a stream, in bytes: large, because archives and images are received over one stream.</summary>
    private const int StreamWindow = 16 * 1024 * 1024 - 1;

    /// <summary>The limit for headers and trailers, in kilobytes: the trailers of a failed build contain its Dockerfile, encoded twice, and stack traces.</summary>
    private const int MaxHeaders = 16 * 1024;

    public static DaemonCalls Create(DaemonConnector connector)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // A build may send nothing for hours, and an upgraded connection is expensive to open.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            InitialHttp2StreamWindowSize = StreamWindow,
            MaxResponseHeadersLength = MaxHeaders,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            // The handler's own timeout would look like a cancellation by the caller.
            ConnectCallback = (_, cancellationToken) => connector.WithinLimitAsync(connector.ConnectAsync, cancellationToken),
        };
        return new DaemonCalls(
            new HttpMessageInvoker(connector.Headers.Count == 0 ? handler : new ExtraHeadersHandler(connector.Headers, handler)), connector.BaseAddress);
    }
}
