using ImageGen.Building.Buildah;
using ImageGen.Building.BuildKit;
using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Building.Classic;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>Chooses the builder: BuildKit nodes, or one of the builders of an engine.</summary>
internal static class ImageBuilders
{
    /// <summary>Connects to the engine, if no nodes build, and creates the builder.</summary>
    /// <exception cref="ImageBuildException">The engine does not have the requested builder.</exception>
    /// <exception cref="EngineUnreachableException">No engine responds, or the environment contains an invalid address.</exception>
    public static async Task<ReadyBuilder> OpenAsync(ImageBuildOptions options, DockerEnvironment environment, CancellationToken cancellationToken)
    {
        if (options.Builder is ImageBuilder.InProcess && options.BuildKit.Count == 0)
        {
            return ReadyBuilder.InProcess(unreachable: null);
        }

        if (NodeChoice.FromOptions(options, environment) is { IsEmpty: false } nodes)
        {
            return ReadyBuilder.FromNodes(nodes);
        }

        EngineConnection connection;
        try
        {
            connection = await EngineConnection.OpenAsync(options.Engine, environment, options.Logger, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineUnreachableException exception) when (options is { Engine: null, Builder: null or ImageBuilder.Auto } && DefaultEngineEndpoint.IsOnlyGuessed(environment))
        {
            return ReadyBuilder.InProcess(exception);
        }

        try
        {
            return ReadyBuilder.FromEngine(connection, For(connection, options.Builder ?? ImageBuilder.Auto));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <exception cref="ImageBuildException">The engine does not have the requested builder.</exception>
    public static IImageBuilder For(EngineConnection connection, ImageBuilder wanted)
    {
        var engine = connection.Capabilities;
        return wanted switch
        {
            ImageBuilder.BuildKit when !engine.HasBuildKit => throw new ImageBuildException(
                $"{engine} does not have BuildKit. Do not set Builder, to use the builder that it has, or build on Docker Engine 18.09 or later."),
            ImageBuilder.BuildKit => new BuildKitBuilder(connection),
            ImageBuilder.Auto when engine.HasBuildKit => new BuildKitBuilder(connection),
            _ when engine.IsPodman => new BuildahBuilder(connection),
            _ => new ClassicBuilder(connection),
        };
    }
}
