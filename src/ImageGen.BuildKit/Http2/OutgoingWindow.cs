namespace ImageGen.BuildKit.Http2;

/// <summary>How much a peer lets through on one stream. <see cref="OutgoingWindows"/> has the lock.</summary>
internal sealed class OutgoingWindow(long size)
{
    /// <summary>In bytes; below zero where the peer has made its windows smaller meanwhile.</summary>
    public long Size { get; set; } = size;

    /// <summary>Whether nothing can be sent on the stream any more.</summary>
    public bool IsClosed { get; set; }
}
