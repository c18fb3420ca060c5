using System.Globalization;
using System.Net.Http;
using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Attestations;
using ImageGen.Building.InProcess.Images;
using ImageGen.Building.InProcess.Outputs;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Building.Requests;
using ImageGen.Building.Steps;
using ImageGen.Credentials;
using ImageGen.Oci;
using ImageGen.Progress;
using ImageGen.Pushing;

namespace ImageGen.Building.InProcess;

/// <summary>Builds images in this process, without an engine. The Dockerfile must not run commands.</summary>
/// <param name="cache">The cache for layers of base images and for new ones.</param>
internal sealed class InProcessBuilder(ImageCache cache) : IImageBuilder
{
    private Task _fetching = Task.CompletedTask;

    /// <summary>The reason why no engine builds, which is the failure if this process cannot build either; <see langword="null"/> if the options choose this builder.</summary>
    public EngineUnreachableException? Unreachable { get; init; }

    public ImageBuilder Kind => ImageBuilder.InProcess;

    /// <summary>Starts to fetch base images, which the build then finds in the cache. If the fetch fails, the build reports it.</summary>
    /// <param name="dockerfile">The text of the Dockerfile.</param>
    /// <param name="architectures">The architectures of the build.</param>
    /// <param name="credentials">The source of credentials.</param>
    /// <param name="progress">The receiver of progress.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    public void StartFetching(string dockerfile, IReadOnlyList<string> architectures, RegistryCredentialSource credentials, IProgress<BuildEvent> progress, CancellationToken cancellationToken) =>
        _fetching = Task.Run(() => BaseFetch.RunAsync(dockerfile, architectures, credentials, cache, progress, cancellationToken), cancellationToken);

    public async Task<BuildOutcome> BuildAsync(BuildRequest request, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var warnings = new WarningCollector(request.Options.Classic.Quiet == true ? BuildProgress.Quiet : progress);
        var times = new BuildTimes(EpochOf(request), request.Options.RewriteTimestamp == true);
        var (outputs, form) = CheckOptions(request, times, warnings);
        using var client = RegistryClients.Create(request.Credentials);
        using var http = new HttpClient();
        using var sources = new BuildSources(request, new BaseImages(client, cache, warnings), cache, http);
        var steps = new SequentialSteps(warnings, TimeProvider.System);
        var builds = InProcessPlatforms.Of(request.Options).Select(platform => (Platform: platform, Build: new PlatformBuild(request, platform, sources, times, steps, warnings))).ToList();
        OrWithoutEngine(() => builds.ForEach(each => InProcessLimits.Check(request, each.Build.Plan)));

        await _fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ForeseenFailures.Check(request, request.Dockerfile, DockerfileBuilder.BuildKit, new BuildFailures(request, new DockerfileSteps(request.Dockerfile!)), warnings);
        try
        {
            var attestations = new BuildAttestations(request, times, warnings);
            var stages = new List<BuiltStage>();
            foreach (var (platform, build) in builds)
            {
                var stage = new BuiltStage(platform, await build.RunAsync(cancellationToken).ConfigureAwait(false));
                stages.Add(stage with { Attestations = await attestations.CreateAsync(stage, build.Materials, cancellationToken).ConfigureAwait(false) });
            }

            var image = outputs.NeedImage ? await ExportAsync(request, form, stages, times, steps, cancellationToken).ConfigureAwait(false) : null;
            await outputs.WriteAsync(image, stages, cancellationToken).ConfigureAwait(false);
            if (request.Options.Outputs.Any(output => output is BuildOutput.ToImage { Push: true }))
            {
                _ = await new ContentPush(image!, request.References, request.Credentials, warnings).RunAsync(cancellationToken).ConfigureAwait(false);
            }

            return new BuildOutcome(image?.Id, warnings.Warnings) { Digest = image?.Root.Digest, ManifestSizeBytes = image?.Root.Size ?? 0, Contents = image };
        }
        catch (ImageCacheException exception)
        {
            throw new ImageBuildException(exception.Message, exception);
        }
        catch (RegistryRequestException exception)
        {
            throw new ImageBuildException($"A layer of a base image cannot be pulled: {exception.Reason}. Try again, or check the registry.", exception);
        }
        catch (Exception exception) when (exception is InvalidImageException or ContentMismatchException or ContentNotFoundException)
        {
            throw new ImageBuildException($"A base image is not valid: {exception.Message} Push it again, or use another one.", exception);
        }
    }

    private (ImageOutputs Outputs, ImageForm Form) CheckOptions(BuildRequest request, BuildTimes times, IProgress<BuildEvent> progress)
    {
        (ImageOutputs, ImageForm)? read = null;
        OrWithoutEngine(() =>
        {
            InProcessLimits.Check(request);
            read = (new ImageOutputs(request, times, progress), ImageForm.Read(request.Options));
        });
        return read!.Value;
    }

    /// <summary>If the build needs an engine and none responds, that is the failure. Other errors, such as an invalid output, have nothing to do with an engine.</summary>
    private void OrWithoutEngine(Action check)
    {
        try
        {
            check();
        }
        catch (ImageBuildException exception) when (Unreachable is not null && exception.Message.Contains(InProcessLimits.NeedsEngine, StringComparison.Ordinal))
        {
            // The first message says already how to start an engine.
            var reason = exception.Message.Replace(InProcessLimits.NeedsEngine, "", StringComparison.Ordinal).TrimEnd();
            throw new EngineUnreachableException($"{Unreachable.Message}\nWithout an engine, this image cannot be built: {reason}", Unreachable);
        }
    }

    private async Task<BuiltContents> ExportAsync(
        BuildRequest request, ImageForm form, List<BuiltStage> stages, BuildTimes times, SequentialSteps steps, CancellationToken cancellationToken)
    {
        steps.Begin("export", "writing layers", instruction: null);
        var image = await new ImageAssembly(request, cache, form, times).RunAsync(stages, cancellationToken).ConfigureAwait(false);
        steps.Complete();
        return image;
    }

    /// <summary>The options of the program override the build argument, and that overrides the variable for all tools.</summary>
    private static DateTimeOffset? EpochOf(BuildRequest request)
    {
        if (request.Options.SourceDateEpoch is { } chosen)
        {
            return chosen;
        }

        var text = BuildArgumentValues.FromRequest(request).GetValueOrDefault(BuildTimes.EpochVariable) ?? Environment.GetEnvironmentVariable(BuildTimes.EpochVariable);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
