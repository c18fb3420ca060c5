namespace ImageGen;

/// <summary>The registry has the image under one reference. A push that fails ends with an exception instead.</summary>
/// <param name="Image">The reference, with its tag and its digest.</param>
/// <param name="Duration">How long it took.</param>
public sealed record PushCompleted(ImageReference Image, TimeSpan Duration) : BuildEvent;
