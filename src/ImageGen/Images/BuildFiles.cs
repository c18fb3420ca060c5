using ImageGen.Auto;
using ImageGen.Building;
using ImageGen.Building.InProcess;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Progress;

namespace ImageGen.Images;

/// <summary>The files of a build on this machine.</summary>
/// <param name="ProjectDirectory">The folder where relative paths start.</param>
/// <param name="Context">The context with its Dockerfile.</param>
/// <param name="Dockerfile">The parsed Dockerfile; <see langword="null"/> if only the engine can read it.</param>
/// <param name="Options">The options of the build, with those that a generated Dockerfile needs.</param>
internal sealed record BuildFiles(string ProjectDirectory, PreparedContext Context, Dockerfile? Dockerfile, ImageBuildOptions Options) : IDisposable
{
    /// <summary>The result of a publish on this machine; <see langword="null"/> if there is none.</summary>
    private HostOutput? Output { get; init; }

    /// <summary>Reads the context and the Dockerfile. Only the generation of an <c>auto</c> Dockerfile and the program of a health check wait for the builder.</summary>
    /// <exception cref="BuildContextException">The context or the Dockerfile is missing or cannot be read, or they do not match.</exception>
    public static async Task<BuildFiles> ReadAsync(DockerImage image, ImageBuildOptions options, Task<ReadyBuilder> builder, RegistryCredentialSource credentials, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var target = DockerfileLocator.IsGenerated(image, options) ? ForGenerated(await builder.ConfigureAwait(false), credentials, progress, cancellationToken) : new AutoTarget(UsesBuildKit: true)
        {
            FindArchitecture = async token => await (await builder.ConfigureAwait(false)).FindArchitectureAsync(token).ConfigureAwait(false),
        };
        var definition = await DockerfileLocator.DefineAsync(image, options, target, cancellationToken).ConfigureAwait(false);
        try
        {
            var context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false);
            var needs = BuildOptionsMerge.Merge(definition.Needs, context.Needs);
            return new BuildFiles(definition.ProjectDirectory, context, context.ParseDockerfile(), BuildOptionsMerge.Merge(needs, options)) { Output = definition.Output };
        }
        catch
        {
            definition.Output?.Dispose();
            throw;
        }
    }

    private static AutoTarget ForGenerated(ReadyBuilder ready, RegistryCredentialSource credentials, IProgress<BuildEvent> progress, CancellationToken cancellationToken) => AutoTarget.Create(ready, progress) with
    {
        FetchBases = ready.Builder is InProcessBuilder builder ? (text, architectures) => builder.StartFetching(text, architectures, credentials, progress, cancellationToken) : null,
    };

    /// <summary>Removes the result of a publish on this machine.</summary>
    public void Dispose() => Output?.Dispose();
}
