using System.Collections.Immutable;
using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>A builder that can be given a build, and what it is part of.</summary>
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

    /// <summary>The address by which the Docker configuration knows the engine; of several nodes, the first one's.</summary>
    public EngineEndpoint Endpoint { get; }

    /// <summary>The engine; <see langword="null"/> where nodes build.</summary>
    public EngineEndpoint? Engine => _connection?.Endpoint;

    /// <summary>Nodes are reached at each try anew: one that is lost need not stay so.</summary>
    public static ReadyBuilder Of(ImmutableArray<BuildKitNode> nodes) => new(
        new NodesBuilder(nodes),
        $"buildkitd at {string.Join(", ", nodes.Select(NodeChoice.NameOf))}",
        new EngineEndpoint { Address = nodes[0].Endpoint.Address, Source = nodes[0].Source },
        connection: null);

    public static ReadyBuilder Of(EngineConnection connection, IImageBuilder builder) => new(
        builder, $"{connection.Capabilities.Name} {connection.Capabilities.EngineVersion}", connection.Endpoint, connection);

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
