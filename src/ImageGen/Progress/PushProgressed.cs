namespace ImageGen.Progress;

/// <summary>The event of progress in the push of a layer.</summary>
/// <param name="Image">The image that is pushed.</param>
/// <param name="Layer">The layer's short id; empty for a message about the whole image.</param>
/// <param name="Status">The status text of the engine, such as <c>Pushing</c>.</param>
/// <param name="CurrentBytes">The number of bytes that are done; <see langword="null"/> if it is unknown.</param>
/// <param name="TotalBytes">The total number of bytes; <see langword="null"/> if it is unknown.</param>
public sealed record PushProgressed(ImageReference Image, string Layer, string Status, long? CurrentBytes, long? TotalBytes) : BuildEvent
{
    /// <summary>Docker's text for a layer that failed, while it waits before the next try; it sends one for each second. It does not say why before it has tried five times, within about a minute (measured: 20.10).</summary>
    internal const string Waiting = "Retrying in ";
}
