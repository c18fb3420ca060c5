namespace ImageGen.Progress;

/// <summary>The event of a completed push of one reference. A failed push throws an exception instead.</summary>
/// <param name="Image">The reference, with its tag and its digest.</param>
/// <param name="Duration">The duration of the push.</param>
public sealed record PushCompleted(ImageReference Image, TimeSpan Duration) : BuildEvent;
