using System.Collections.Immutable;
using System.Reflection;
using ImageGen.Contexts;
using ImageGen.Images;
using ImageGen.Progress;

namespace ImageGen;

/// <summary>One Docker image: its name, its tag, how it is built, and the operations on it. It holds no state of builds, and is safe for use by several threads.</summary>
public sealed class DockerImage
{
    /// <summary>Describes an image.</summary>
    /// <param name="name">Registry and repository, and optionally a tag: <c>ghcr.io/acme/shop-api</c>. Without a namespace, the default namespace (<c>IMAGEGEN_DEFAULT_NAMESPACE</c>) is put before it.</param>
    /// <param name="tag">The tag. Without one here or in the name: the UTC time of this call.</param>
    /// <param name="dockerfile">The Dockerfile's path, relative to the project's folder, or <c>auto</c>.</param>
    /// <exception cref="ImageReferenceException">The name or the tag is not valid, or both hold a tag.</exception>
    public DockerImage(string name, string? tag = null, string dockerfile = "auto")
        : this(name, tag, dockerfile, Environment.GetEnvironmentVariable(ImageName.DefaultNamespaceVariable), TimeProvider.System)
    {
    }

    internal DockerImage(string name, string? tag, string dockerfile, string? defaultNamespace, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dockerfile);
        Dockerfile = dockerfile;
        Reference = ImageName.Resolve(name, tag, defaultNamespace, clock);
    }

    /// <summary>The image's full reference, with its tag.</summary>
    public ImageReference Reference { get; }

    /// <summary>The Dockerfile's path, or <c>auto</c>.</summary>
    public string Dockerfile { get; }

    /// <summary>The build context. Default: the project's folder; with <c>auto</c>, the nearest folder that holds every file the Dockerfile copies.</summary>
    public BuildContext? Context { get; init; }

    /// <summary>The project that an <c>auto</c> Dockerfile publishes. Default: the one project file in the project's folder, asked of MSBuild at run time.</summary>
    public DotNetProject? Project { get; init; }

    /// <summary>The folder where relative paths start. Default: the folder of the project of the running program, as recorded when it was built, or else the current folder.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>What holds for every build of this image unless the call says otherwise.</summary>
    public ImageBuildOptions Defaults { get; init; } = new();

    /// <summary>The folder of the project that an assembly was built from.</summary>
    /// <param name="assemblyName">The assembly's name. Default: that of the running program.</param>
    /// <returns><c>IMAGEGEN_PROJECT_DIRECTORY</c> where it is set; else the folder that the project's build recorded in <c>runtimeconfig.json</c>, if it exists here; else the current folder.</returns>
    public static string FindProjectDirectory(string? assemblyName = null) => Images.ProjectDirectory.Find(
        assemblyName ?? Assembly.GetEntryAssembly()?.GetName().Name,
        Environment.GetEnvironmentVariable,
        AppContext.GetData);

    /// <summary>The text of the Dockerfile that a build would use, found or made without any engine. One made by <c>auto</c> can be written to a file, to be kept and changed.</summary>
    /// <param name="options">What differs from <see cref="Defaults"/>; unless its builder is the classic one, the text is for BuildKit.</param>
    /// <param name="cancellationToken">Ends the evaluation of the project.</param>
    /// <remarks>The paths of an <c>auto</c> Dockerfile start at the nearest folder that holds every file it copies, or at the context that was set.</remarks>
    /// <exception cref="BuildContextException">The Dockerfile cannot be read, or only the engine can see it.</exception>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images is none.</exception>
    public async Task<string> GetDockerfileAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default)
    {
        var merged = BuildOptionsMerge.Merge(Defaults, options);
        var definition = await DockerfileSource.DefineAsync(this, merged, merged.Builder is not ImageBuilder.Classic, cancellationToken).ConfigureAwait(false);
        var context = await ContextPreparation.PrepareAsync(definition, cancellationToken).ConfigureAwait(false);
        return context.DockerfileText
            ?? throw new BuildContextException($"The Dockerfile of {Reference} lies in a context that only the engine opens, so its text is not known here. Give a folder as context, or the text in DockerfileText.");
    }

    /// <summary>Builds the image.</summary>
    /// <param name="options">What differs from <see cref="Defaults"/> in this build.</param>
    /// <param name="cancellationToken">Ends the build, on the engine too.</param>
    /// <remarks>
    /// Docker stops the command that runs at once. Podman (4.3 measured) lets the running <c>RUN</c> go on to its end, takes up no
    /// further step and makes no image; the call itself ends at once there, too.
    /// </remarks>
    /// <exception cref="ImageBuildException">The build failed; the derived exceptions say why.</exception>
    /// <exception cref="BuildContextException">The context or the Dockerfile cannot be read.</exception>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of an <c>auto</c> Dockerfile's base images is none.</exception>
    /// <exception cref="CredentialsException">The credentials of a base image's registry cannot be read.</exception>
    /// <exception cref="EngineUnreachableException">No engine answers, or it went away.</exception>
    /// <exception cref="ImagePushException">The image was built, and its registry did not take it: for an output that pushes.</exception>
    public Task<BuiltImage> BuildAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunBuildAsync(BuildOptionsMerge.Merge(Defaults, options), (build, token) => build.RunAsync(token), cancellationToken);

    /// <summary>Pushes the image that an engine has under this image's own reference, or under the tags that the options name. It builds nothing.</summary>
    /// <remarks>
    /// To push what a build made, under the tags that the build gave, use <see cref="BuiltImage.PushAsync"/> on its result. BuildKit nodes
    /// (<see cref="ImageBuildOptions.BuildKit"/>, <c>BUILDKIT_HOST</c>) keep no image after a build: use <see cref="BuildAndPushAsync"/> there, or name an engine in the options.
    /// </remarks>
    /// <param name="options">The push's settings. Engine, credentials, progress and logger are those of <see cref="Defaults"/> where it sets none.</param>
    /// <param name="cancellationToken">Ends the push, on the engine too.</param>
    /// <exception cref="ImagePushException">The push failed; its <see cref="ImagePushException.Reason"/> says why.</exception>
    /// <exception cref="CredentialsException">The registry's credentials cannot be read.</exception>
    /// <exception cref="EngineUnreachableException">No engine answers, or it went away.</exception>
    public async Task<PushedImage> PushAsync(ImagePushOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.Engine is null)
        {
            DirectPush.RefuseWithoutBuild(Reference, Defaults);
        }

        return await PushOperation.RunAsync(
            ReferencesOf(options?.Tags ?? []), PushOptionsMerge.Merge(PushOptionsMerge.DefaultsFrom(Defaults, Defaults.Engine), options), builtId: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds the image and pushes what was built; nothing is pushed if the build fails. BuildKit nodes do both at once, with the progress, logger and tries of the build. Where the outputs ask for no image, one is made besides.</summary>
    /// <param name="options">What differs from <see cref="Defaults"/> in this build.</param>
    /// <param name="pushOptions">The push's settings. Engine, credentials, progress and logger are those of the build where it sets none. Its tags are some of the build's; default: all of them.</param>
    /// <param name="cancellationToken">Ends the build or the push, on the engine too.</param>
    /// <exception cref="ImageBuildException">The build failed.</exception>
    /// <exception cref="ImagePushException">The push failed, or its options name a tag that the build does not give.</exception>
    public async Task<PushedImage> BuildAndPushAsync(ImageBuildOptions? options = null, ImagePushOptions? pushOptions = null, CancellationToken cancellationToken = default)
    {
        var merged = BuildOptionsMerge.Merge(Defaults, options);
        // A wrong tag is found before the build.
        _ = BuiltImagePush.Choose(ReferencesOf(merged.Tags), pushOptions?.Tags ?? []);
        if (pushOptions?.Engine is null && DirectPush.AppliesTo(merged))
        {
            return await RunBuildAsync(DirectPush.ForBuild(merged, pushOptions), (build, token) => build.RunAndPushAsync(token), cancellationToken).ConfigureAwait(false);
        }

        // An engine that the push names has the image from elsewhere: from an output of the build, or of an earlier one.
        var outputs = pushOptions?.Engine is null ? PushedOutputs.Of(merged) : merged;
        var built = await RunBuildAsync(outputs, (build, token) => build.RunAsync(token), cancellationToken).ConfigureAwait(false);
        return await built.PushAsync(pushOptions, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> RunBuildAsync<T>(ImageBuildOptions options, Func<ImageBuild, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var listener = new OperationProgress(options.Progress!, Reference);
        return await Operation.RunAsync(
            listener.Events,
            options.Timeout,
            timeout => BuildTimedOut(options.Timeout, timeout),
            token => run(new ImageBuild(this, options, listener.Events), token),
            cancellationToken).ConfigureAwait(false);
    }

    private ImageBuildException BuildTimedOut(TimeSpan? limit, TimeoutException timeout) =>
        new($"The build of {Reference} took longer than {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Timeout)} allows ({limit}) and was ended. Allow more time, or see in its progress which step takes it.", timeout);

    /// <summary>The image under each of these tags, or under its own.</summary>
    internal ImmutableArray<ImageReference> ReferencesOf(IList<ImageTag> tags) =>
        tags.Count == 0 ? [Reference] : [.. tags.Distinct().Select(Reference.WithTag)];
}
