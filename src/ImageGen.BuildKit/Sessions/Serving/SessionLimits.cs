using ImageGen.BuildKit.Http2;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>
/// The limits for a daemon, which is trusted to a degree: it sends a header for each pattern of a .dockerignore, sends nothing while
/// a step runs, and reads as slowly as it writes to its disk.
/// </summary>
internal static class SessionLimits
{
    /// <summary>The maximum size of a message, in bytes: BuildKit's own limit, which none of its messages reaches.</summary>
    public const int MaxMessageSize = 16 * 1024 * 1024;

    // Limits the data that a daemon sends while the local disk is slower. This affects outputs, not contexts.
    private const int StreamWindow = 4 * 1024 * 1024;

    /// <summary>The limits of the HTTP/2 server.</summary>
    public static Http2Limits Http2 { get; } = new()
    {
        StreamWindow = StreamWindow,
        ConnectionWindow = 2 * StreamWindow,
        MaxStreams = 10_000,
        // A path has at most a few thousand bytes, but a list of patterns may be long.
        MaxHeaderField = 1024 * 1024,
        MaxHeaders = 64 * 1024 * 1024,
        // The daemon responds to pings in a loop that never waits for calls.
        PingDelay = TimeSpan.FromSeconds(30),
        PingTimeout = TimeSpan.FromMinutes(1),
    };
}
