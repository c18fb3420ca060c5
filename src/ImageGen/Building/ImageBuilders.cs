using ImageGen.Building.Buildah;
using ImageGen.Building.BuildKit;
using ImageGen.Building.Classic;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>Chooses among the builders that an engine has.</summary>
internal static class ImageBuilders
{
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
