using System.Collections.Immutable;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>The platforms of an image that one node builds.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Platforms">The platforms; empty for the node's own.</param>
internal sealed record NodeShare(string Node, ImmutableArray<Platform> Platforms);
