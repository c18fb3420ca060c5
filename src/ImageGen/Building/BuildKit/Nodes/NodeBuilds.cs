using ImageGen.BuildKit;
using ImageGen.Images;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>Runs the builds of all nodes at the same time. The share of a lost node is built by the others.</summary>
internal sealed class NodeBuilds(NodeFleet fleet, BuildRequest request, WarningCollector warnings)
{
    private readonly NodeDistribution _distribution = new(request.References[0].CanonicalName, new TargetRuns(request), warnings);
    private readonly Lock _gate = new();

    /// <returns>The results: the whole image from one node, or a part from each of several.</returns>
    public async Task<List<BuiltShare>> RunAsync(CancellationToken cancellationToken)
    {
        var platforms = request.Options.Platforms;
        var built = new List<BuiltShare>();
        var isWarned = false;
        do
        {
            List<Platform> missing = [.. platforms.Except(built.SelectMany(each => each.Share.Platforms))];
            var shares = _distribution.Share(fleet.Nodes, missing, fleet.Lost);
            var isParts = built.Count + shares.Length > 1;
            if (isParts)
            {
                NodeLimits.RequireImages(request.Options, shares);
                if (!isWarned)
                {
                    NodeLimits.WarnOfCaches(request.Options, warnings);
                    isWarned = true;
                }
            }

            built.AddRange(await RunAsync(shares, isParts, cancellationToken).ConfigureAwait(false));
        }
        while (built.Count == 0 || built.Sum(each => each.Share.Platforms.Length) < platforms.Distinct().Count());

        return built;
    }

    private async Task<IEnumerable<BuiltShare>> RunAsync(IReadOnlyList<NodeShare> shares, bool isParts, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = shares.Select(share => RunAsync(share, isParts, stop.Token)).ToList();
        Exception? first = null;
        await foreach (var ended in Task.WhenEach(running).ConfigureAwait(false))
        {
            if (!ended.IsCompletedSuccessfully && first is null)
            {
                first = ended.Exception?.InnerException;
                // A failure on one node fails the whole build.
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return (await Task.WhenAll(running).ConfigureAwait(false)).OfType<BuiltShare>();
    }

    /// <returns>The node's result; <see langword="null"/> if the connection to the node was lost.</returns>
    private async Task<BuiltShare?> RunAsync(NodeShare share, bool isPart, CancellationToken cancellationToken)
    {
        var node = fleet[share.Node];
        var part = isPart || !share.Platforms.IsEmpty ? request with { IsPart = isPart, Options = Options(share, isPart) } : request;
        try
        {
            var events = isPart ? new WarningCollector(new NodeEvents(node.Name, warnings)) : warnings;
            return new BuiltShare(share, await new BuildKitBuild(node.BuildKit, part, events).RunAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (BuildKitUnreachableException exception)
        {
            lock (_gate)
            {
                fleet.Lose(node.Node, exception, warnings);
            }

            return null;
        }
    }

    private ImageBuildOptions Options(NodeShare share, bool isPart)
    {
        var options = BuildOptionsMerge.Merge(request.Options, new ImageBuildOptions { Platforms = [.. share.Platforms] });
        foreach (var annotation in request.Options.Annotations)
        {
            // A daemon refuses an annotation for a platform that it does not build.
            if (isPart && annotation.Platform is { } platform && !share.Platforms.Any(each => NodePlatforms.Matches(each, platform)))
            {
                options.Annotations.Remove(annotation);
            }
        }

        return options;
    }
}
