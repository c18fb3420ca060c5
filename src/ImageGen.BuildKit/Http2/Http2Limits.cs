namespace ImageGen.BuildKit.Http2;

/// <summary>The limits of a server for its peer.</summary>
internal sealed class Http2Limits
{
    /// <summary>The initial size of a window, in bytes (RFC 9113, section 6.5.2).</summary>
    public const int DefaultWindow = 65_535;

    /// <summary>The maximum size of a window, in bytes.</summary>
    public const long MaxWindow = int.MaxValue;

    /// <summary>How many unread bytes a peer may send on a stream.</summary>
    public int StreamWindow { get; init; } = DefaultWindow;

    /// <summary>How many bytes a peer may send on all streams. Credit is returned on arrival, because the streams' windows limit the buffered data.</summary>
    public int ConnectionWindow { get; init; } = DefaultWindow;

    /// <summary>The maximum number of open streams.</summary>
    public int MaxStreams { get; init; } = 100;

    /// <summary>The maximum length of the name or value of a header, in bytes.</summary>
    public int MaxHeaderField { get; init; } = 32 * 1024;

    /// <summary>The maximum size of the headers of a stream, in bytes: the sum of each name, its value and 32.</summary>
    public int MaxHeaders { get; init; } = 64 * 1024;

    /// <summary>The time without data after which a ping is sent.</summary>
    public TimeSpan PingDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time limit for the response to a ping.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The time limit for sending the reason of a closed connection to a peer that broke the protocol.</summary>
    public TimeSpan GoAwayTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
