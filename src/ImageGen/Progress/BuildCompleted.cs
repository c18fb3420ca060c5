namespace ImageGen;

/// <summary>The image has been built. A build that fails ends with an exception instead.</summary>
/// <param name="Image">The image, as the call returns it.</param>
public sealed record BuildCompleted(BuiltImage Image) : BuildEvent;
