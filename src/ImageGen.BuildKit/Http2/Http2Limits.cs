namespace ImageGen.BuildKit.Http2;

/// <summary>What a server takes from its peer.</summary>
internal sealed class Http2Limits
{
    /// <summary>What a window is before anybody has said otherwise, in bytes (RFC 9113, section 6.5.2).</summary>
    public const int DefaultWindow = 65_535;

    /// <summary>No window may be larger, in bytes.</summary>
    public const long LargestWindow = int.MaxValue;

    /// <summary>What a peer may send ahead on a stream while nobody reads it, in bytes.</summary>
    public int StreamWindow { get; init; } = DefaultWindow;

    /// <summary>What a peer may send ahead on all streams, in bytes. Given back as it comes: the streams' windows bound what is kept.</summary>
    public int ConnectionWindow { get; init; } = DefaultWindow;

    /// <summary>How many streams may be open.</summary>
    public int MaxStreams { get; init; } = 100;

    /// <summary>How long the name or the value of a header may be, in bytes.</summary>
    public int MaxHeaderField { get; init; } = 32 * 1024;

    /// <summary>How long the headers of a stream may be, in bytes: each one's name, its value and 32.</summary>
    public int MaxHeaders { get; init; } = 64 * 1024;

    /// <summary>After how long a silence the peer is asked whether it is there.</summary>
    public TimeSpan PingDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it has for its answer.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a peer that broke the protocol has to read why the connection ends.</summary>
    public TimeSpan FarewellTime { get; init; } = TimeSpan.FromSeconds(5);
}
