using System.Collections.Immutable;

namespace ImageGen.Progress;

/// <summary>The event of the start of a build, after the connection to the engine is open.</summary>
/// <param name="References">The references that the image will have.</param>
/// <param name="Builder">The builder of the image.</param>
/// <param name="Engine">The name and version of the engine.</param>
public sealed record BuildStarted(ImmutableArray<ImageReference> References, ImageBuilder Builder, string Engine) : BuildEvent
{
    /// <summary>The platforms that the options name. Default: empty, for the platform of the engine.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];
}
