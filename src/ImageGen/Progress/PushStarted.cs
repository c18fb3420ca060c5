namespace ImageGen;

/// <summary>The push of one reference begins.</summary>
/// <param name="Image">The reference, with its tag.</param>
public sealed record PushStarted(ImageReference Image) : BuildEvent;
