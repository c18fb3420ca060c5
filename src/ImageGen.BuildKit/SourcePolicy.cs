using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>Which sources a build may use, and which are replaced. If several rules match, the last one applies.</summary>
public sealed record SourcePolicy
{
    /// <summary>The rules.</summary>
    public ImmutableArray<SourceRule> Rules { get; init; } = [];
}
