using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>Which sources a build may use, and what stands in for some of them. The last rule that matches decides.</summary>
public sealed record SourcePolicy
{
    /// <summary>The rules.</summary>
    public ImmutableArray<SourceRule> Rules { get; init; } = [];
}
