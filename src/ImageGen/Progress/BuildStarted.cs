using System.Collections.Immutable;

namespace ImageGen;

/// <summary>The engine has been reached, and the build begins.</summary>
/// <param name="References">The references that the image will have.</param>
/// <param name="Builder">The builder that builds it.</param>
/// <param name="Engine">The engine's name and version.</param>
public sealed record BuildStarted(ImmutableArray<ImageReference> References, ImageBuilder Builder, string Engine) : BuildEvent;
