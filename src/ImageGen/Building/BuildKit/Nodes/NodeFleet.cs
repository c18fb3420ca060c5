using System.Collections.Immutable;
using ImageGen.BuildKit;
using ImageGen.Progress;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>The nodes of one build: those that are connected, and those that are lost or cannot be reached.</summary>
internal sealed class NodeFleet : IAsyncDisposable
{
    private readonly List<ConnectedNode> _connected = [];
    private readonly Dictionary<BuildKitNode, BuildKitUnreachableException> _lost = [];

    private NodeFleet()
    {
    }

    /// <summary>The connected nodes.</summary>
    public IReadOnlyList<NodePlatforms> Nodes => [.. _connected.Where(node => !_lost.ContainsKey(node.Node)).Select(node => node.Platforms)];

    /// <summary>The nodes that cannot be reached, for messages.</summary>
    public IReadOnlyList<string> Lost => [.. _lost.Keys.Select(node => node.ToString())];

    public ConnectedNode this[string name] => _connected.Find(node => node.Name == name) ?? throw new ArgumentException($"There is no node {name}.", nameof(name));

    /// <summary>Connects to all nodes at the same time.</summary>
    /// <exception cref="EngineUnreachableException">No node can be reached.</exception>
    public static async Task<NodeFleet> ConnectAsync(ImmutableArray<BuildKitNode> nodes, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var fleet = new NodeFleet();
        var opening = nodes.Select(node => ConnectedNode.OpenAsync(node, cancellationToken)).ToList();
        try
        {
            await ((Task)Task.WhenAll(opening)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            fleet._connected.AddRange(opening.Where(each => each.IsCompletedSuccessfully).Select(each => each.Result));
            foreach (var (node, failed) in nodes.Zip(opening).Where(each => !each.Second.IsCompletedSuccessfully))
            {
                try
                {
                    await failed.ConfigureAwait(false);
                }
                catch (BuildKitUnreachableException exception)
                {
                    fleet._lost[node] = exception;
                }
            }

            fleet.GoOn(fleet._lost.Values, progress);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Removes a node that cannot be reached. The build continues on the other nodes.</summary>
    /// <exception cref="EngineUnreachableException">There is no other node.</exception>
    public void Lose(BuildKitNode node, BuildKitUnreachableException exception, IProgress<BuildEvent> progress)
    {
        _lost[node] = exception;
        GoOn([exception], progress);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _connected)
        {
            await node.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void GoOn(IEnumerable<BuildKitUnreachableException> losses, IProgress<BuildEvent> progress)
    {
        if (_connected.TrueForAll(each => _lost.ContainsKey(each.Node)))
        {
            throw NodeUnreachable.Create(_lost);
        }

        foreach (var loss in losses)
        {
            progress.Report(new BuildWarning($"{loss.Message} The build continues on the other nodes."));
        }
    }
}
