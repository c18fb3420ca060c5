using System.Collections.Immutable;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Shares the platforms of an image out to the nodes.</summary>
internal static class NodeDistribution
{
    /// <param name="nodes">The nodes that answer.</param>
    /// <param name="platforms">The platforms that are asked for; none for the nodes' own.</param>
    /// <param name="image">What the choice among equal nodes goes by: the image's name without its tag.</param>
    /// <param name="lost">The nodes that do not answer, for messages.</param>
    /// <returns>What each node is to build; nodes with nothing to do are left out.</returns>
    /// <exception cref="ImageBuildException">There is no node for a platform, or it is not clear which platform is meant.</exception>
    public static ImmutableArray<NodeShare> Share(IReadOnlyList<NodePlatforms> nodes, IReadOnlyList<Platform> platforms, string image, IReadOnlyList<string> lost)
    {
        if (platforms.Count == 0)
        {
            RequireOnePlatform(nodes);
            return [new NodeShare(RendezvousOrder.Of(nodes, image).First().Name, [])];
        }

        // Platforms for which the same nodes are best go to one node: what they have in common is built once there.
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
            ? RendezvousOrder.Of(best, image).First()
            : throw new ImageBuildException(
                $"No BuildKit node builds for {platform}. There are:{Listed(nodes)}{string.Concat(lost.Select(node => $"\n  {node}: out of reach"))}\n"
                + $"Add a node for it to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.BuildKit)}, install an emulator on one (github.com/tonistiigi/binfmt), or leave the platform out.");

    /// <summary>The platform must not depend on which node is up, or on the image's name.</summary>
    private static void RequireOnePlatform(IReadOnlyList<NodePlatforms> nodes)
    {
        if (nodes.Select(node => node.Own).OfType<Platform>().Distinct().Count() > 1)
        {
            throw new ImageBuildException(
                $"The BuildKit nodes are of different platforms:{Listed(nodes)}\nSay in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)} which one is meant, or which ones.");
        }
    }

    private static string Listed(IEnumerable<NodePlatforms> nodes) => string.Concat(nodes.Select(node => $"\n  {node}"));
}
