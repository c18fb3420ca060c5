namespace ImageGen;

/// <summary>A layer's transfer from a registry to the engine (a base image) got on.</summary>
/// <param name="Image">The image that is pulled.</param>
/// <param name="Layer">The layer's short id; empty for a message about the whole image.</param>
/// <param name="Status">What the engine says it is doing, such as <c>Downloading</c>.</param>
/// <param name="CurrentBytes">How many bytes are done.</param>
/// <param name="TotalBytes">How many bytes there are.</param>
public sealed record PullProgressed(ImageReference Image, string Layer, string Status, long? CurrentBytes, long? TotalBytes) : BuildEvent;
