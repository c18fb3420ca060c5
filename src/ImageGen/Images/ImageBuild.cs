using System.Diagnostics;
using ImageGen.Building;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.Contexts;
using ImageGen.Credentials;
using ImageGen.Images.Graph;
using ImageGen.Progress;

namespace ImageGen.Images;

/// <summary>One build: builder → Dockerfile → context → attempts → result.</summary>
internal sealed class ImageBuild(DockerImage image, ImageBuildOptions options, SerializedProgress progress)
{
    /// <summary>The images that were built for this one. Default: none.</summary>
    public IReadOnlyList<BuiltBase> Bases { get; init; } = [];

    /// <summary>The contexts of builds at the same time; <see langword="null"/> if no other build runs.</summary>
    public ConcurrentContexts? Contexts { get; init; }

    public async Task<BuiltImage> RunAsync(CancellationToken cancellationToken) => (await BuildAsync(cancellationToken).ConfigureAwait(false)).Image;

    /// <summary>Builds an image that the builder also pushes, as an output of the options requests.</summary>
    public async Task<PushedImage> RunAndPushAsync(CancellationToken cancellationToken)
    {
        var (built, outcome) = await BuildAsync(cancellationToken).ConfigureAwait(false);
        var pushed = new PushedImage
        {
            References = [.. built.References.Select(reference => reference.WithDigest(outcome.Digest!))],
            Digest = outcome.Digest!,
            Id = built.Id,
            ManifestSizeBytes = outcome.ManifestSizeBytes,
            Duration = built.Duration,
        };
        foreach (var reference in pushed.References)
        {
            progress.Report(new PushCompleted(reference, built.Duration));
        }

        return pushed;
    }

    private async Task<Completed> BuildAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var references = image.ReferencesOf(options);
        var configuration = DockerConfiguration.Load();
        var warnings = new WarningCollector(progress);
        var credentials = new RegistryCredentialSource(options.Credentials, configuration, warnings);
        credentials.ReportProblems();
        // The files are read while the connection to the engine is opened.
        var opening = Task.Run(() => ImageBuilders.OpenAsync(options, configuration.Environment, cancellationToken), cancellationToken);
        var files = BuildFiles.ReadAsync(image, options, opening, credentials, progress, cancellationToken);
        await Task.WhenAll(new Task[] { opening, files }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ready = await opening.ConfigureAwait(false);
        await using (ready.ConfigureAwait(false))
        {
            var builder = ready.Builder;
            using var own = await files.ConfigureAwait(false);
            var read = await BaseHandover.ApplyAsync(Bases, own, ready, cancellationToken).ConfigureAwait(false);
            var request = new BuildRequest
            {
                References = references,
                ProjectDirectory = read.ProjectDirectory,
                Context = read.Context,
                Dockerfile = read.Dockerfile,
                Options = read.Options,
                IsOutputShown = progress.ShowsOutput && options.Classic.Quiet != true,
                Credentials = credentials,
                Contexts = Contexts,
                ProxyArguments = configuration.ProxiesFor(ready.Endpoint),
            };
            progress.Report(new BuildStarted(references, builder.Kind, ready.Name) { Platforms = [.. options.Platforms] });
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
                Warnings = [.. warnings.Warnings, .. outcome.Warnings],
                Origin = BuildOrigin.From(ready, outcome, options),
            };
            progress.Report(new BuildCompleted(built));
            return new Completed(built, outcome);
        }
    }

    private sealed record Completed(BuiltImage Image, BuildOutcome Outcome);
}
