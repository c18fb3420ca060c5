using ImageGen.Building.BuildKit.Capabilities;
using ImageGen.BuildKit;

namespace ImageGen.Building.BuildKit.Nodes;

/// <summary>A connected node.</summary>
internal sealed class ConnectedNode : IAsyncDisposable
{
    /// <summary>The time limit for the first response of a daemon that accepts connections.</summary>
    private static readonly TimeSpan ResponseLimit = TimeSpan.FromSeconds(30);

    private ConnectedNode(BuildKitNode node, ConnectedBuildKit buildKit, NodePlatforms platforms)
    {
        Node = node;
        BuildKit = buildKit;
        Platforms = platforms;
    }

    public BuildKitNode Node { get; }

    public ConnectedBuildKit BuildKit { get; }

    public NodePlatforms Platforms { get; }

    public string Name => Platforms.Name;

    /// <exception cref="BuildKitUnreachableException">The node does not respond.</exception>
    public static async Task<ConnectedNode> OpenAsync(BuildKitNode node, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(ResponseLimit);
        var client = BuildKitClient.Connect(node.Endpoint);
        try
        {
            var workers = await client.ListWorkersAsync(limited.Token).ConfigureAwait(false);
            var daemon = new BuildKitDaemon
            {
                Name = $"buildkitd at {node.Endpoint}",
                Version = await ConnectedBuildKit.AskForVersionAsync(client, limited.Token).ConfigureAwait(false),
                Store = BuildKitStore.Standalone,
            };
            // A build runs on the first worker, unless it requests another one.
            var platforms = new NodePlatforms(NodeChoice.NameOf(node), node.Platforms, workers.IsEmpty ? [] : workers[0].Platforms);
            return new ConnectedNode(node, new ConnectedBuildKit(client, daemon), platforms);
        }
        catch (Exception exception)
        {
            await client.DisposeAsync().ConfigureAwait(false);
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new BuildKitUnreachableException(
                    $"BuildKit at {node.Endpoint} accepts connections but does not respond within {ResponseLimit.TotalSeconds:0} s. Restart it, or remove it from the nodes.", exception)
                {
                    Address = node.Endpoint.ToString(),
                };
            }

            throw;
        }
    }

    public ValueTask DisposeAsync() => BuildKit.DisposeAsync();
}
