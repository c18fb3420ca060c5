using ImageGen.Building;
using ImageGen.Contexts;

namespace ImageGen.Images;

/// <summary>What a build is made of on this machine.</summary>
/// <param name="ProjectDirectory">The folder where relative paths start.</param>
/// <param name="Context">The context with its Dockerfile.</param>
/// <param name="Dockerfile">The Dockerfile, read; <see langword="null"/> where only the engine can see it.</param>
internal sealed record BuildFiles(string ProjectDirectory, PreparedContext Context, Dockerfile? Dockerfile)
{
    /// <param name="image">The image to build.</param>
    /// <param name="options">How.</param>
    /// <param name="builder">The builder, which only a Dockerfile that is yet to be made has to wait for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BuildContextException">The context or the Dockerfile is not there, cannot be read, or the two do not go together.</exception>
    public static async Task<BuildFiles> ReadAsync(DockerImage image, ImageBuildOptions options, Task<ReadyBuilder> builder, CancellationToken cancellationToken)
    {
        var isMade = options.DockerfileText is null && DockerfileSource.IsAuto(image);
        var buildKit = isMade && (await builder.ConfigureAwait(false)).Builder.Kind is ImageBuilder.BuildKit;
        var definition = await DockerfileSource.DefineAsync(image, options, buildKit, cancellationToken).ConfigureAwait(false);
        var context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false);
        return new BuildFiles(definition.ProjectDirectory, context, context.ParseDockerfile());
    }
}
