namespace ImageGen.Progress;

/// <summary>The event of a completed build. A failed build throws an exception instead.</summary>
/// <param name="Image">The result that the call returns.</param>
public sealed record BuildCompleted(BuiltImage Image) : BuildEvent;
