using System.Collections.Immutable;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>What one node builds of an image.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Platforms">The platforms; none for the node's own.</param>
internal sealed record NodeShare(string Node, ImmutableArray<Platform> Platforms);
