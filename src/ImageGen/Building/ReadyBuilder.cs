using System.Collections.Immutable;
using ImageGen.Auto;
using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Building.InProcess;
using ImageGen.Engines;
using ImageGen.Oci;

namespace ImageGen.Building;

/// <summary>A builder that is ready for a build, and the engine or the nodes that it belongs to.</summary>
internal sealed class ReadyBuilder : IAsyncDisposable
{
    private readonly EngineConnection? _connection;

    private ReadyBuilder(IImageBuilder builder, string name, EngineEndpoint endpoint, EngineConnection? connection)
    {
        Builder = builder;
        Name = name;
        Endpoint = endpoint;
        _connection = connection;
    }

    public IImageBuilder Builder { get; }

    /// <summary>The engine with its version, or the nodes.</summary>
    public string Name { get; }

    /// <summary>The address of the engine in the Docker configuration; for several nodes, that of the first.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The engine; <see langword="null"/> if nodes build.</summary>
    public EngineEndpoint? Engine => _connection?.Endpoint;

    /// <summary>Creates a builder with nodes. Each try connects to the nodes again, because a lost node may be available again.</summary>
    public static ReadyBuilder FromNodes(ImmutableArray<BuildKitNode> nodes) => new(
        new NodesBuilder(nodes),
        $"buildkitd at {string.Join(", ", nodes.Select(NodeChoice.NameOf))}",
        new EngineEndpoint { Address = nodes[0].Endpoint.Address, Source = nodes[0].Source },
        connection: null);

    /// <summary>Creates a builder without an engine.</summary>
    /// <param name="unreachable">The reason why no engine builds; <see langword="null"/> if the options choose this builder.</param>
    public static ReadyBuilder InProcess(EngineUnreachableException? unreachable) => new(
        new InProcessBuilder(ImageCache.Default) { Unreachable = unreachable },
        unreachable is null ? "this process" : "this process, because no engine responds",
        new EngineEndpoint { Address = new Uri("process:///"), Source = "the program" },
        connection: null);

    public static ReadyBuilder FromEngine(EngineConnection connection, IImageBuilder builder) => new(
        builder, $"{connection.Capabilities.Name} {connection.Capabilities.EngineVersion}", connection.Endpoint, connection);

    /// <summary>Finds the architecture for which images are built by default, as in Docker's platforms. Nodes are taken for machines like this one.</summary>
    public Task<string> FindArchitectureAsync(CancellationToken cancellationToken) =>
        _connection?.FindArchitectureAsync(cancellationToken) ?? Task.FromResult(PublishedPlatform.OfThisMachine);

    /// <summary>Finds the id of an image in the engine; <see langword="null"/> if it does not have the image, or if nodes build.</summary>
    public async Task<ImageDigest?> FindImageAsync(ImageReference reference, CancellationToken cancellationToken) =>
        _connection is null ? null : await _connection.FindImageIdAsync(reference, cancellationToken).ConfigureAwait(false);

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
