using System.Collections.Immutable;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Distributes the platforms of an image to the nodes.</summary>
internal static class NodeDistribution
{
    /// <param name="nodes">The connected nodes.</param>
    /// <param name="platforms">The platforms of the build; empty for the nodes' own.</param>
    /// <param name="image">The image's name without its tag, which decides between equal nodes.</param>
    /// <param name="lost">The nodes that cannot be reached, for messages.</param>
    /// <returns>The share of each node; nodes without a platform are omitted.</returns>
    /// <exception cref="ImageBuildException">There is no node for a platform, or the platform is ambiguous.</exception>
    public static ImmutableArray<NodeShare> Share(IReadOnlyList<NodePlatforms> nodes, IReadOnlyList<Platform> platforms, string image, IReadOnlyList<string> lost)
    {
        if (platforms.Count == 0)
        {
            RequireOnePlatform(nodes);
            return [new NodeShare(RendezvousOrder.Sort(nodes, image).First().Name, [])];
        }

        // Platforms with the same best nodes are built on one node, which builds their common steps once.
        return
        [
            .. platforms
                .Distinct()
                .GroupBy(platform => BestFor(platform, nodes, image, lost).Name, StringComparer.Ordinal)
                .Select(share => new NodeShare(share.Key, [.. share])),
        ];
    }

    private static NodePlatforms BestFor(Platform platform, IReadOnlyList<NodePlatforms> nodes, string image, IReadOnlyList<string> lost) =>
        nodes
            .Where(node => node.For(platform) is not NodeFit.None)
            .GroupBy(node => node.For(platform))
            .MinBy(group => group.Key) is { } best
            ? RendezvousOrder.Sort(best, image).First()
            : throw new ImageBuildException(
                $"No BuildKit node builds for {platform}. The nodes are:{Listed(nodes)}{string.Concat(lost.Select(node => $"\n  {node}: cannot be reached"))}\n"
                + $"Add a node for it to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.BuildKit)}, install an emulator on one (github.com/tonistiigi/binfmt), or remove the platform.");

    /// <summary>The platform must not depend on which node is available, or on the image's name.</summary>
    private static void RequireOnePlatform(IReadOnlyList<NodePlatforms> nodes)
    {
        if (nodes.Select(node => node.Own).OfType<Platform>().Distinct().Count() > 1)
        {
            throw new ImageBuildException(
                $"The BuildKit nodes have different platforms:{Listed(nodes)}\nSet {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)} to the platforms of the image.");
        }
    }

    private static string Listed(IEnumerable<NodePlatforms> nodes) => string.Concat(nodes.Select(node => $"\n  {node}"));
}
