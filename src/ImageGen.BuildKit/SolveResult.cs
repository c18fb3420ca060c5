using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>A build that succeeded.</summary>
public sealed record SolveResult
{
    /// <summary>What the exporters say of their results: <c>containerimage.digest</c>, <c>containerimage.config.digest</c>, <c>image.name</c> and so on.</summary>
    public ImmutableDictionary<string, string> ExporterResponse { get; init; } = ImmutableDictionary<string, string>.Empty;
}
