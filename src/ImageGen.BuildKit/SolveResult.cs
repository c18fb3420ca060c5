using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>The result of a successful build.</summary>
public sealed record SolveResult
{
    /// <summary>The metadata that the exporters return: <c>containerimage.digest</c>, <c>containerimage.config.digest</c>, <c>image.name</c> and so on.</summary>
    public ImmutableDictionary<string, string> ExporterResponse { get; init; } = ImmutableDictionary<string, string>.Empty;
}
