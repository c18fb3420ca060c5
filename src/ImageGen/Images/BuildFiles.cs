using ImageGen.Building;
using ImageGen.Contexts;

namespace ImageGen.Images;

/// <summary>The files of a build on this machine.</summary>
/// <param name="ProjectDirectory">The folder where relative paths start.</param>
/// <param name="Context">The context with its Dockerfile.</param>
/// <param name="Dockerfile">The parsed Dockerfile; <see langword="null"/> if only the engine can read it.</param>
/// <param name="Options">The options of the build, with those that a generated Dockerfile needs.</param>
internal sealed record BuildFiles(string ProjectDirectory, PreparedContext Context, Dockerfile? Dockerfile, ImageBuildOptions Options)
{
    /// <summary>Reads the context and the Dockerfile. Only the generation of an <c>auto</c> Dockerfile waits for the builder.</summary>
    /// <exception cref="BuildContextException">The context or the Dockerfile is missing or cannot be read, or they do not match.</exception>
    public static async Task<BuildFiles> ReadAsync(DockerImage image, ImageBuildOptions options, Task<ReadyBuilder> builder, CancellationToken cancellationToken)
    {
        var isGenerated = options.DockerfileText is null && DockerfileLocator.IsAuto(image);
        var opened = isGenerated ? (await builder.ConfigureAwait(false)).Builder : null;
        var definition = await DockerfileLocator.DefineAsync(image, options, opened?.Kind is ImageBuilder.BuildKit, opened?.HasNamedContexts ?? true, cancellationToken).ConfigureAwait(false);
        var context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false);
        return new BuildFiles(definition.ProjectDirectory, context, context.ParseDockerfile(), BuildOptionsMerge.Merge(definition.Needs, options));
    }
}
