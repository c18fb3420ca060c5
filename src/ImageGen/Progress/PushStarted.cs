namespace ImageGen.Progress;

/// <summary>The event of the start of the push of one reference.</summary>
/// <param name="Image">The reference, with its tag.</param>
public sealed record PushStarted(ImageReference Image) : BuildEvent;
