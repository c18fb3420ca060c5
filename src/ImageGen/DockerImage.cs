using System.Collections.Immutable;
using System.Reflection;
using ImageGen.Auto;
using ImageGen.Contexts;
using ImageGen.Images;
using ImageGen.Images.Graph;
using ImageGen.Progress;

namespace ImageGen;

/// <summary>A Docker image: its name and tag, the settings of its builds, and the operations on it. It has no state of builds, and several threads may use it at the same time.</summary>
public sealed class DockerImage
{
    /// <summary>Creates the description of an image.</summary>
    /// <param name="name">Registry and repository, and optionally a tag: <c>ghcr.io/acme/shop-api</c>. A name without a namespace gets the default namespace from <c>IMAGEGEN_DEFAULT_NAMESPACE</c>.</param>
    /// <param name="tag">The tag. Default: the tag in the name, or else the UTC time of this call.</param>
    /// <param name="dockerfile">The Dockerfile's path, relative to the project's folder, or <c>auto</c>.</param>
    /// <exception cref="ImageReferenceException">The name or the tag is not valid, or the tag is given twice.</exception>
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

    private DockerImage(DockerImage other, ImageBuildOptions defaults)
    {
        Reference = other.Reference;
        Dockerfile = other.Dockerfile;
        Context = other.Context;
        Project = other.Project;
        ProjectDirectory = other.ProjectDirectory;
        Defaults = defaults;
    }

    /// <summary>The full reference of the image, with its tag.</summary>
    public ImageReference Reference { get; }

    /// <summary>The path of the Dockerfile, or <c>auto</c> for a Dockerfile that is generated for the .NET project.</summary>
    public string Dockerfile { get; }

    /// <summary>The build context. Default: the project's folder or, with <c>auto</c>, the nearest folder that contains all files that the Dockerfile copies.</summary>
    public BuildContext? Context { get; init; }

    /// <summary>The project that an <c>auto</c> Dockerfile publishes. Default: the only project file in the project's folder, which MSBuild evaluates at run time.</summary>
    public DotNetProject? Project { get; init; }

    /// <summary>The folder where relative paths start. Default: the result of <see cref="FindProjectDirectory"/>.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>The images that the Dockerfile of this one is based on, or copies files from, and that every build of this image therefore builds first. Default: none.</summary>
    public IReadOnlyList<ImageDependency> Dependencies { get; init; } = [];

    /// <summary>The options of every build of this image. The options of a call take precedence.</summary>
    public ImageBuildOptions Defaults { get; init; } = new();

    /// <summary>
    /// Creates the same image with more defaults, such as those of a program for all of its images. An option that <see cref="Defaults"/> sets takes precedence
    /// over the same option of <paramref name="defaults"/>, with the rules by which the options of a call take precedence over <see cref="Defaults"/>.
    /// </summary>
    /// <param name="defaults">The options that are used if neither the call nor <see cref="Defaults"/> sets them.</param>
    /// <returns>The image with the merged <see cref="Defaults"/>. This image is unchanged.</returns>
    public DockerImage WithDefaults(ImageBuildOptions defaults)
    {
        ArgumentNullException.ThrowIfNull(defaults);
        return new DockerImage(this, BuildOptionsMerge.Join(defaults, Defaults));
    }

    /// <summary>Finds the folder of the project that an assembly was built from.</summary>
    /// <param name="assemblyName">The name of the assembly. Default: the assembly of the running program.</param>
    /// <returns>
    /// <c>IMAGEGEN_PROJECT_DIRECTORY</c> if it is set. Otherwise the folder that the build of the project recorded in
    /// <c>runtimeconfig.json</c>, if it exists on this machine. Otherwise the current folder.
    /// </returns>
    public static string FindProjectDirectory(string? assemblyName = null) => Images.ProjectDirectory.Find(
        assemblyName ?? Assembly.GetEntryAssembly()?.GetName().Name,
        Environment.GetEnvironmentVariable,
        AppContext.GetData);

    /// <summary>Returns the text of the Dockerfile that a build uses. No engine is needed. Write the text of an <c>auto</c> Dockerfile to a file to keep and change it.</summary>
    /// <param name="options">The differences from <see cref="Defaults"/>. The text is for BuildKit unless the builder is <see cref="ImageBuilder.Classic"/>.</param>
    /// <param name="cancellationToken">Cancels the evaluation of the project.</param>
    /// <remarks>The paths of an <c>auto</c> Dockerfile start at the context that was set, or at the nearest folder that contains all files that it copies: <see cref="FindContextFolderAsync"/>.</remarks>
    /// <exception cref="BuildContextException">The Dockerfile cannot be read, or it is in a context that only the engine reads.</exception>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images is not valid.</exception>
    /// <exception cref="ImageBuildException">The builder does not support a setting of an <c>auto</c> Dockerfile.</exception>
    public async Task<string> GetDockerfileAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        (await ReadDockerfileAsync(options, cancellationToken).ConfigureAwait(false)).Text;

    /// <summary>Finds the folder that a build sends, where the paths of the Dockerfile start. No engine is needed. A file with the text of an <c>auto</c> Dockerfile needs it as its context.</summary>
    /// <param name="options">The differences from <see cref="Defaults"/>.</param>
    /// <param name="cancellationToken">Cancels the evaluation of the project.</param>
    /// <returns>The full path; <see langword="null"/> if the context is not a folder.</returns>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images is not valid.</exception>
    /// <exception cref="ImageBuildException">The builder does not support a setting of an <c>auto</c> Dockerfile.</exception>
    public Task<string?> FindContextFolderAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        ImageDockerfile.FindContextFolderAsync(this, GetBuildOptions(options), cancellationToken);

    /// <summary>Reads the Dockerfile that a build uses, as <see cref="GetDockerfileAsync"/> does, and parses it.</summary>
    /// <param name="options">The differences from <see cref="Defaults"/>.</param>
    /// <param name="cancellationToken">Cancels the evaluation of the project.</param>
    /// <returns>The Dockerfile, with its path for messages. It may have errors.</returns>
    /// <exception cref="BuildContextException">The Dockerfile cannot be read, or it is in a context that only the engine reads.</exception>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images is not valid.</exception>
    /// <exception cref="ImageBuildException">The builder does not support a setting of an <c>auto</c> Dockerfile.</exception>
    public Task<Dockerfile> ReadDockerfileAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        ImageDockerfile.ReadAsync(this, GetBuildOptions(options), cancellationToken);

    /// <summary>Checks the Dockerfile with the values of a build: its target, arguments, secrets, platform, context and builder. No engine is needed, and nothing is built.</summary>
    /// <param name="options">The differences from <see cref="Defaults"/>.</param>
    /// <param name="cancellationToken">Cancels the evaluation of the project.</param>
    /// <returns>The errors and warnings.</returns>
    /// <exception cref="BuildContextException">The context or the Dockerfile cannot be read, or it is in a context that only the engine reads.</exception>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images is not valid.</exception>
    /// <exception cref="ImageBuildException">The builder does not support a setting of an <c>auto</c> Dockerfile.</exception>
    public Task<DockerfileCheckResult> CheckDockerfileAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        ImageDockerfile.CheckAsync(this, GetBuildOptions(options), cancellationToken);

    /// <summary>Returns the options of a build: those of the call, then <see cref="Defaults"/>, then the documented default of each option.</summary>
    /// <param name="options">The options of the call.</param>
    public ImageBuildOptions GetBuildOptions(ImageBuildOptions? options = null) => BuildOptionsMerge.Merge(Defaults, options);

    /// <summary>Returns the references that a build gives the image: one for each tag, and the additional names.</summary>
    /// <param name="options">The options of the call.</param>
    /// <exception cref="ImageReferenceException">An additional name contains a digest.</exception>
    public ImmutableArray<ImageReference> GetReferences(ImageBuildOptions? options = null) => ReferencesOf(GetBuildOptions(options));

    /// <summary>Builds the image.</summary>
    /// <param name="options">The differences from <see cref="Defaults"/> in this build.</param>
    /// <param name="cancellationToken">Cancels the build, also on the engine.</param>
    /// <remarks>
    /// Cancellation ends the call at once. Docker also stops the running command. Podman (measured: 4.3) completes the running <c>RUN</c>,
    /// and then starts no further step and creates no image.
    /// </remarks>
    /// <exception cref="ImageBuildException">The build failed. The derived exceptions are the common causes.</exception>
    /// <exception cref="BuildContextException">The context or the Dockerfile cannot be read.</exception>
    /// <exception cref="DotNetProjectException">The project of an <c>auto</c> Dockerfile cannot be evaluated, or cannot become a Linux image.</exception>
    /// <exception cref="ImageReferenceException">The registry of the base images of an <c>auto</c> Dockerfile is not valid.</exception>
    /// <exception cref="CredentialsException">The credentials of the registry of a base image cannot be read.</exception>
    /// <exception cref="EngineUnreachableException">The engine does not respond, or the connection to it was lost.</exception>
    /// <exception cref="ImagePushException">The image was built, and the push of an output failed.</exception>
    public Task<BuiltImage> BuildAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAloneAsync(BuildOptionsMerge.Merge(Defaults, options), (build, token) => build.RunAsync(token), cancellationToken);

    /// <summary>Builds the image as one of several.</summary>
    /// <param name="options">All options.</param>
    /// <param name="run">The builds that belong together.</param>
    /// <param name="path">The images that need this one.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    internal Task<BuiltImage> BuildAsync(ImageBuildOptions options, BuildRun run, IReadOnlyList<DockerImage> path, CancellationToken cancellationToken) =>
        RunBuildAsync(options, run, path, (build, token) => build.RunAsync(token), cancellationToken);

    /// <summary>Pushes the image that an engine has under <see cref="Reference"/>, or under the tags of the options. Nothing is built.</summary>
    /// <remarks>
    /// To push the result of a build under the tags of the build, use <see cref="BuiltImage.PushAsync"/>. BuildKit nodes
    /// (<see cref="ImageBuildOptions.BuildKit"/>, <c>BUILDKIT_HOST</c>) keep no image after a build: use <see cref="BuildAndPushAsync"/>, or set an engine in the options.
    /// </remarks>
    /// <param name="options">The settings of the push. Engine, credentials, progress and logger are those of <see cref="Defaults"/> if they are not set here.</param>
    /// <param name="cancellationToken">Cancels the push, also on the engine.</param>
    /// <exception cref="ImagePushException">The push failed. The <see cref="ImagePushException.Reason"/> is the cause.</exception>
    /// <exception cref="CredentialsException">The credentials of the registry cannot be read.</exception>
    /// <exception cref="EngineUnreachableException">The engine does not respond, or the connection to it was lost.</exception>
    public async Task<PushedImage> PushAsync(ImagePushOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.Engine is null)
        {
            DirectPush.RefuseWithoutBuild(Reference, Defaults);
        }

        return await PushOperation.RunAsync(
            ReferencesOf(options?.Tags ?? []), PushOptionsMerge.Merge(PushOptionsMerge.DefaultsFrom(Defaults, Defaults.Engine), options), builtId: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds the image and pushes the result. Nothing is pushed if the build fails.</summary>
    /// <remarks>
    /// BuildKit nodes build and push in one operation, with the progress, logger and retries of the build. If the outputs contain no image, one is added.
    /// </remarks>
    /// <param name="options">The differences from <see cref="Defaults"/> in this build.</param>
    /// <param name="pushOptions">The settings of the push. Engine, credentials, progress and logger are those of the build if they are not set here. Its tags must be tags of the build; default: all of them.</param>
    /// <param name="cancellationToken">Cancels the build or the push, also on the engine.</param>
    /// <exception cref="ImageBuildException">The build failed.</exception>
    /// <exception cref="ImagePushException">The push failed, or its options name a tag that the build does not set.</exception>
    public async Task<PushedImage> BuildAndPushAsync(ImageBuildOptions? options = null, ImagePushOptions? pushOptions = null, CancellationToken cancellationToken = default)
    {
        var merged = BuildOptionsMerge.Merge(Defaults, options);
        // Reports a wrong tag before the build.
        _ = BuiltImagePush.Choose(ReferencesOf(merged), pushOptions?.Tags ?? []);
        if (pushOptions?.Engine is null && DirectPush.AppliesTo(merged))
        {
            return await RunAloneAsync(DirectPush.ForBuild(merged, pushOptions), (build, token) => build.RunAndPushAsync(token), cancellationToken).ConfigureAwait(false);
        }

        // An engine in the push options has the image from another output, of this build or of an earlier one.
        var outputs = pushOptions?.Engine is null ? PushedOutputs.WithImage(merged) : merged;
        var built = await RunAloneAsync(outputs, (build, token) => build.RunAsync(token), cancellationToken).ConfigureAwait(false);
        return await built.PushAsync(pushOptions, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> RunAloneAsync<T>(ImageBuildOptions options, Func<ImageBuild, CancellationToken, Task<T>> build, CancellationToken cancellationToken)
    {
        using var run = new BuildRun(new Dictionary<DockerImage, ImageBuildOptions>(), DockerImageGraph.DefaultMaxParallel);
        return await RunBuildAsync(options, run, [], build, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> RunBuildAsync<T>(ImageBuildOptions options, BuildRun run, IReadOnlyList<DockerImage> path, Func<ImageBuild, CancellationToken, Task<T>> build, CancellationToken cancellationToken)
    {
        var bases = await run.BuildBasesAsync(this, options, path, cancellationToken).ConfigureAwait(false);
        return await run.InSlotAsync(RunAsync, cancellationToken).ConfigureAwait(false);

        async Task<T> RunAsync()
        {
            using var listener = new OperationProgress(options.Progress!, ReferencesOf(options.Tags)[0]);
            return await Operation.RunAsync(
                listener,
                options.Timeout,
                timeout => BuildTimedOut(ReferencesOf(options)[0], options.Timeout, timeout),
                token => build(new ImageBuild(this, options, listener.Events) { Bases = bases, Contexts = run.Contexts }, token),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static ImageBuildException BuildTimedOut(ImageReference image, TimeSpan? limit, TimeoutException timeout) =>
        new($"The build of {image} took longer than {ProgressText.Duration(limit!.Value)}, the limit in {nameof(ImageBuildOptions)}.{nameof(ImageBuildOptions.Timeout)}, and was canceled. Increase the limit, or check in the progress which step takes the time.", timeout);

    /// <summary>Returns all references of a build.</summary>
    internal ImmutableArray<ImageReference> ReferencesOf(ImageBuildOptions options)
    {
        var own = ReferencesOf(options.Tags);
        var more = options.AdditionalNames.SelectMany(name => name.Digest is { } digest
            ? throw new ImageReferenceException($"The name '{name}' in {nameof(ImageBuildOptions.AdditionalNames)} contains the digest '{digest}', which is unknown before the build. Remove the digest.")
            : name.Tag is not null ? [name] : own.Select(reference => name.WithTag(reference.Tag ?? ImageTag.Latest)));
        return [.. own.Concat(more).Distinct()];
    }

    /// <summary>Returns the reference with each of these tags, or the image's own reference if there are no tags.</summary>
    internal ImmutableArray<ImageReference> ReferencesOf(IList<ImageTag> tags) =>
        tags.Count == 0 ? [Reference] : [.. tags.Distinct().Select(Reference.WithTag)];
}
