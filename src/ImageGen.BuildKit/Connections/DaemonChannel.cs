using System.Text;
using ImageGen.BuildKit.Calls;

namespace ImageGen.BuildKit.Connections;

/// <summary>Makes calls over a connector.</summary>
internal static class DaemonChannel
{
    /// <summary>Bytes that may be under way before the reader has taken any: archives and images come over one stream.</summary>
    private const int StreamWindow = 16 * 1024 * 1024 - 1;

    /// <summary>Kilobytes of headers and trailers: those of a failed build hold its Dockerfile, twice encoded, and stack traces.</summary>
    private const int MaxHeaders = 16 * 1024;

    public static DaemonCalls Create(DaemonConnector connector)
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
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
            // The handler's own limit would end a call as if the caller had cancelled it.
            ConnectCallback = (_, cancellationToken) => connector.WithinLimitAsync(connector.ConnectAsync, cancellationToken),
        };
        return new DaemonCalls(
            new HttpMessageInvoker(connector.Headers.Count == 0 ? handler : new ExtraHeadersHandler(connector.Headers, handler)), connector.BaseAddress);
    }
}
