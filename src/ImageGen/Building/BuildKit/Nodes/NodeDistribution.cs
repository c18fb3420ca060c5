using System.Collections.Immutable;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Distributes the platforms of an image to the nodes.</summary>
/// <param name="image">The image's name without its tag, which decides between equal nodes.</param>
/// <param name="runs">The steps that need a node that runs the platform's programs.</param>
/// <param name="progress">The receiver of warnings.</param>
internal sealed class NodeDistribution(string image, TargetRuns runs, IProgress<BuildEvent> progress)
{
    private readonly HashSet<Platform> _warned = [];

    /// <param name="nodes">The connected nodes.</param>
    /// <param name="platforms">The platforms of the build; empty for the nodes' own.</param>
    /// <param name="lost">The nodes that cannot be reached, for messages.</param>
    /// <returns>The share of each node; nodes without a platform are omitted.</returns>
    /// <exception cref="ImageBuildException">There is no node for a platform, or the platform is ambiguous.</exception>
    public ImmutableArray<NodeShare> Share(IReadOnlyList<NodePlatforms> nodes, IReadOnlyList<Platform> platforms, IReadOnlyList<string> lost)
    {
        if (platforms.Count == 0)
        {
            RequireOnePlatform(nodes);
            return [new NodeShare(RendezvousOrder.Sort(nodes, image).First().Name, [])];
        }

        List<Platform> distinct = [.. platforms.Distinct()];
        var best = distinct.ToDictionary(platform => platform, platform => BestFor(platform, nodes, lost));
        var used = distinct.Where(platform => !IsForeign(platform)).Select(platform => best[platform][0].Name).ToHashSet(StringComparer.Ordinal);

        // Platforms with the same best nodes are built on one node, which builds their common steps once.
        return
        [
            .. distinct
                .GroupBy(platform => ChoiceFor(platform).Name, StringComparer.Ordinal)
                .Select(share => new NodeShare(share.Key, [.. share])),
        ];

        bool IsForeign(Platform platform) => best[platform][0].For(platform) is NodeFit.Foreign;

        // A platform that any node can build is built with another one, so that no additional node is needed.
        NodePlatforms ChoiceFor(Platform platform) =>
            (IsForeign(platform) ? best[platform].Find(node => used.Contains(node.Name)) : null) ?? best[platform][0];
    }

    /// <summary>Returns the nodes that fit the platform best, in the order of preference.</summary>
    private List<NodePlatforms> BestFor(Platform platform, IReadOnlyList<NodePlatforms> nodes, IReadOnlyList<string> lost)
    {
        if (nodes.Where(node => node.For(platform) is not NodeFit.None).GroupBy(node => node.For(platform)).MinBy(group => group.Key) is not { } group)
        {
            throw NoNode(platform, nodes, lost);
        }

        var best = RendezvousOrder.Sort(group, image).ToList();
        if (group.Key is not NodeFit.Foreign)
        {
            return best;
        }

        var needed = best.ConvertAll(node => runs.Find(platform, node.Own!));
        if (needed.Contains(null))
        {
            return [.. best.Where((_, index) => needed[index] is null)];
        }

        // A node may have an emulator that it does not report. A node that cannot be reached is the more likely cause.
        if (lost.Count > 0)
        {
            throw runs.Refuse(needed[0]!, platform, Listed(nodes, lost));
        }

        if (_warned.Add(platform))
        {
            progress.Report(runs.Warn(needed[0]!, platform));
        }

        return best;
    }

    private static ImageBuildException NoNode(Platform platform, IEnumerable<NodePlatforms> nodes, IEnumerable<string> lost) => new(
        $"No BuildKit node builds for {platform}. The nodes are:{Listed(nodes, lost)}\n"
        + $"Add a node for it to {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.BuildKit)}, install an emulator on one (github.com/tonistiigi/binfmt), or remove the platform.");

    /// <summary>The platform must not depend on which node is available, or on the image's name.</summary>
    private static void RequireOnePlatform(IReadOnlyList<NodePlatforms> nodes)
    {
        if (nodes.Select(node => node.Own).OfType<Platform>().Distinct().Count() > 1)
        {
            throw new ImageBuildException(
                $"The BuildKit nodes have different platforms:{Listed(nodes, [])}\nSet {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Platforms)} to the platforms of the image.");
        }
    }

    private static string Listed(IEnumerable<NodePlatforms> nodes, IEnumerable<string> lost) =>
        string.Concat(nodes.Select(node => $"\n  {node}")) + string.Concat(lost.Select(node => $"\n  {node}: cannot be reached"));
}
