using System.Collections.Immutable;
using ImageGen.Contexts;

namespace ImageGen.Building;

/// <summary>Everything that one try of a build needs; all defaults are resolved.</summary>
internal sealed record BuildRequest
{
    public required ImmutableArray<ImageReference> References { get; init; }

    public required PreparedContext Context { get; init; }

    /// <summary>The options of the call laid over those of the image.</summary>
    public required ImageBuildOptions Options { get; init; }
}
