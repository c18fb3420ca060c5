using ImageGen.BuildKit.Http2;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>
/// A daemon that was asked to build is no stranger: it sends a header for each pattern of a .dockerignore, is silent for as
/// long as a step runs, and reads as slowly as it writes to its disk.
/// </summary>
internal static class SessionLimits
{
    /// <summary>The largest message that is taken, in bytes. BuildKit's own limit, which is more than any of its messages has.</summary>
    public const int MaxMessageSize = 16 * 1024 * 1024;

    // Bounds what a daemon may send ahead while the disk is slower: outputs come this way, contexts do not.
    private const int StreamWindow = 4 * 1024 * 1024;

    /// <summary>What is taken of HTTP/2.</summary>
    public static Http2Limits Http2 { get; } = new()
    {
        StreamWindow = StreamWindow,
        ConnectionWindow = 2 * StreamWindow,
        MaxStreams = 10_000,
        // A path has at most a few thousand bytes; a file of patterns may be long.
        MaxHeaderField = 1024 * 1024,
        MaxHeaders = 64 * 1024 * 1024,
        // The daemon answers from a loop that waits for no call.
        PingDelay = TimeSpan.FromSeconds(30),
        PingTimeout = TimeSpan.FromMinutes(1),
    };
}
