namespace ImageGen.BuildKit.Http2;

/// <summary>The window of one stream. The lock of <see cref="OutgoingWindows"/> protects it.</summary>
internal sealed class OutgoingWindow(long size)
{
    /// <summary>In bytes; negative if the peer has reduced its initial window meanwhile.</summary>
    public long Size { get; set; } = size;

    /// <summary>Whether the stream has ended.</summary>
    public bool IsClosed { get; set; }
}
