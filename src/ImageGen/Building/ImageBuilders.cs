using ImageGen.Building.Buildah;
using ImageGen.Building.BuildKit;
using ImageGen.Building.BuildKit.Nodes;
using ImageGen.Building.Classic;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>Chooses who builds: BuildKit nodes, or one of the builders that an engine has.</summary>
internal static class ImageBuilders
{
    /// <summary>Reaches the one who builds.</summary>
    /// <exception cref="ImageBuildException">The engine does not have the builder that is asked for.</exception>
    /// <exception cref="EngineUnreachableException">No engine answers, or what the environment names is none.</exception>
    public static async Task<ReadyBuilder> OpenAsync(ImageBuildOptions options, DockerEnvironment environment, CancellationToken cancellationToken)
    {
        if (NodeChoice.Of(options, environment) is { IsEmpty: false } nodes)
        {
            return ReadyBuilder.Of(nodes);
        }

        var connection = await EngineConnection.OpenAsync(options.Engine, options.Logger, cancellationToken).ConfigureAwait(false);
        try
        {
            return ReadyBuilder.Of(connection, For(connection, options.Builder ?? ImageBuilder.Auto));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <exception cref="ImageBuildException">The engine does not have the builder that is asked for.</exception>
    public static IImageBuilder For(EngineConnection connection, ImageBuilder wanted)
    {
        var engine = connection.Capabilities;
        return wanted switch
        {
            ImageBuilder.BuildKit when !engine.HasBuildKit => throw new ImageBuildException(
                $"{engine} does not have BuildKit. Leave Builder alone for the builder that it has, or build on Docker Engine 18.09 or later."),
            ImageBuilder.BuildKit => new BuildKitBuilder(connection),
            ImageBuilder.Auto when engine.HasBuildKit => new BuildKitBuilder(connection),
            _ when engine.IsPodman => new BuildahBuilder(connection),
            _ => new ClassicBuilder(connection),
        };
    }
}
