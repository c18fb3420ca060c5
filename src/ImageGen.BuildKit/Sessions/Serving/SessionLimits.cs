using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>
/// Kestrel guards itself against strangers by default. A daemon that was asked to build is none: it sends a header for
/// each pattern of a .dockerignore, is silent for as long as a step runs, and reads as slowly as it writes to its disk.
/// </summary>
internal static class SessionLimits
{
    /// <summary>The largest message that is taken. BuildKit's own limit, which is more than any of its messages has.</summary>
    public const int MaxMessageSize = 16 * 1024 * 1024;

    // Bounds what a daemon may send ahead while the disk is slower: outputs come this way, contexts do not.
    private const int StreamWindow = 4 * 1024 * 1024;
    private const int ConnectionWindow = 2 * StreamWindow;

    // A path has at most a few thousand bytes; a file of patterns may be long.
    private const int MaxHeaderField = 1024 * 1024;
    private const int MaxHeaders = 64 * 1024 * 1024;

    // No end to being idle would overflow in Kestrel's clock, and end the connection at its next tick.
    private static readonly TimeSpan IdleTime = TimeSpan.FromDays(30);

    // Kestrel reckons with multiples of it.
    private const int MaxCalls = 10_000;

    public static KestrelServerOptions CreateOptions()
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            // Names of files come as they are; older daemons do not escape them. One that is no UTF-8 matches nothing, and
            // does not end the connection, as Kestrel would by itself.
            RequestHeaderEncodingSelector = static _ => Encoding.UTF8,
        };
        Set(options.Limits);
        options.Listen(new StreamEndPoint(), static listen => listen.Protocols = HttpProtocols.Http2);
        return options;
    }

    private static void Set(KestrelServerLimits limits)
    {
        limits.KeepAliveTimeout = IdleTime;
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        limits.MaxRequestHeaderCount = MaxHeaders / 32;
        limits.MaxRequestHeadersTotalSize = MaxHeaders;
        limits.MaxRequestBufferSize = null;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderField;
        limits.Http2.MaxStreamsPerConnection = MaxCalls;
        limits.Http2.InitialStreamWindowSize = StreamWindow;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindow;
        // A machine that was unplugged says nothing. The daemon answers from a loop that waits for no call.
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        limits.Http2.KeepAlivePingTimeout = TimeSpan.FromMinutes(1);
    }
}
