namespace ImageGen.Progress;

/// <summary>The event of progress in the pull of a layer of a base image.</summary>
/// <param name="Image">The image that is pulled.</param>
/// <param name="Layer">The layer's short id; empty for a message about the whole image.</param>
/// <param name="Status">The status text of the engine, such as <c>Downloading</c>.</param>
/// <param name="CurrentBytes">The number of bytes that are done; <see langword="null"/> if it is unknown.</param>
/// <param name="TotalBytes">The total number of bytes; <see langword="null"/> if it is unknown.</param>
public sealed record PullProgressed(ImageReference Image, string Layer, string Status, long? CurrentBytes, long? TotalBytes) : BuildEvent;
