namespace ImageGen.Images.Graph;

/// <summary>The builds of one call: an image and those that it needs, or all images of a program. Each image is built once.</summary>
/// <param name="targets">The options of images that the call names. Other images get options of the image that needs them.</param>
/// <param name="maxParallel">The number of builds at the same time.</param>
internal sealed class BuildRun(IReadOnlyDictionary<DockerImage, ImageBuildOptions> targets, int maxParallel) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(DockerImage Image, string Platforms), Lazy<Task<BuiltBase>>> _builds = [];
    private readonly SemaphoreSlim _slots = new(maxParallel);
    private readonly ContextTurns _turns = new();
    private DirectoryInfo? _layouts;

    /// <summary>Builds an image of the call, unless it was built as a base already.</summary>
    public async Task<BuiltImage> BuildAsync(DockerImage image, CancellationToken cancellationToken) =>
        (await BuildOnceAsync(image, image.Reference.ToString(), targets[image], [], cancellationToken).ConfigureAwait(false)).Image;

    /// <summary>Builds the images that an image needs.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">Its options.</param>
    /// <param name="path">The images that need the image, the last one directly.</param>
    /// <param name="cancellationToken">Cancels the builds.</param>
    /// <exception cref="ImageBuildException">An image needs itself, or its build failed.</exception>
    public async Task<IReadOnlyList<BuiltBase>> BuildBasesAsync(DockerImage image, ImageBuildOptions options, IReadOnlyList<DockerImage> path, CancellationToken cancellationToken)
    {
        var named = options.NamedContexts.Where(context => context.Value is NamedContext.Build).Select(context => (Name: context.Key, Image: ((NamedContext.Build)context.Value).Source));
        var needed = image.Dependencies.Select(dependency => (dependency.Name, dependency.Image)).Concat(named).DistinctBy(each => each.Name, StringComparer.Ordinal).ToList();
        if (needed.Count == 0)
        {
            return [];
        }

        IReadOnlyList<DockerImage> longer = [.. path, image];
        if (needed.Find(each => longer.Contains(each.Image)).Image is { } found)
        {
            throw new ImageBuildException($"The image {found.Reference} needs itself: {string.Join(" → ", longer.SkipWhile(each => each != found).Append(found).Select(each => each.Reference))}. Base one of these images on another one.");
        }

        var builds = needed.ConvertAll(each => BuildOnceAsync(each.Image, each.Name, targets.GetValueOrDefault(each.Image) ?? BaseOptions.From(options), longer, cancellationToken));
        return await Task.WhenAll(builds).ConfigureAwait(false);
    }

    /// <summary>Runs the build of an image when there is a slot for it, and no other one sends its context.</summary>
    /// <param name="contextFolder">The folder that the build sends; <see langword="null"/> if it sends none.</param>
    /// <param name="build">The build, whose events the turn must see.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> InSlotAsync<T>(string? contextFolder, Func<ContextTurns.Turn, Task<T>> build, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(contextFolder, cancellationToken).ConfigureAwait(false);
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await build(turn).ConfigureAwait(false);
        }
        finally
        {
            _ = _slots.Release();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        try
        {
            _layouts?.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is in the folder for temporary files.
        }
    }

    private async Task<BuiltBase> BuildOnceAsync(DockerImage image, string name, ImageBuildOptions call, IReadOnlyList<DockerImage> path, CancellationToken cancellationToken)
    {
        var options = BuildOptionsMerge.Merge(image.Defaults, call);
        Lazy<Task<BuiltBase>>? build;
        lock (_gate)
        {
            var key = (image, string.Join(',', options.Platforms));
            if (!_builds.TryGetValue(key, out build))
            {
                _builds[key] = build = new(() => BuildAsync(image, options, path, cancellationToken));
            }
        }

        return await build.Value.ConfigureAwait(false) with { Name = name };
    }

    private async Task<BuiltBase> BuildAsync(DockerImage image, ImageBuildOptions options, IReadOnlyList<DockerImage> path, CancellationToken cancellationToken)
    {
        var layout = DirectPush.AppliesTo(options) ? CreateLayoutFolder() : null;
        var outputs = layout is null ? PushedOutputs.WithImage(options) : BuildOptionsMerge.Merge(options, new ImageBuildOptions { Outputs = [.. options.Outputs, BuildOutput.OciLayout(layout)] });
        return new BuiltBase("", await image.BuildAsync(outputs, this, path, cancellationToken).ConfigureAwait(false), layout);
    }

    private string CreateLayoutFolder()
    {
        lock (_gate)
        {
            _layouts ??= Directory.CreateTempSubdirectory("imagegen-");
            return Path.Combine(_layouts.FullName, Guid.NewGuid().ToString("n"));
        }
    }
}
