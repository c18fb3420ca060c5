using System.Diagnostics;
using ImageGen.Building;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Engines;
using ImageGen.Progress;

namespace ImageGen.Images;

/// <summary>One build: engine → builder → Dockerfile → context → tries → result.</summary>
internal sealed class ImageBuild(DockerImage image, ImageBuildOptions options, SerializedProgress progress)
{
    public async Task<BuiltImage> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var references = image.ReferencesOf(options.Tags);
        var configuration = DockerConfiguration.Load();
        var connection = await EngineConnection.OpenAsync(options.Engine, options.Logger, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var builder = ImageBuilders.For(connection, options.Builder!.Value);
            var definition = await DockerfileSource.DefineAsync(image, options, builder.Kind is ImageBuilder.BuildKit, cancellationToken).ConfigureAwait(false);
            var request = new BuildRequest
            {
                References = references,
                ProjectDirectory = definition.ProjectDirectory,
                Context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false),
                Options = options,
                Credentials = new RegistryCredentialSource(options.Credentials, configuration),
                ProxyArguments = configuration.ProxiesFor(connection.Endpoint),
            };
            progress.Report(new BuildStarted(references, builder.Kind, $"{connection.Capabilities.Name} {connection.Capabilities.EngineVersion}"));
            var outcome = await Retries.RunAsync(
                "build",
                options.Retry!,
                progress,
                token => builder.BuildAsync(request, progress, token),
                cancellationToken).ConfigureAwait(false);
            var built = new BuiltImage
            {
                Id = outcome.Id,
                Digest = outcome.Digest,
                References = references,
                Builder = builder.Kind,
                Duration = Stopwatch.GetElapsedTime(started),
                Warnings = outcome.Warnings,
            };
            progress.Report(new BuildCompleted(built));
            return built;
        }
    }
}
