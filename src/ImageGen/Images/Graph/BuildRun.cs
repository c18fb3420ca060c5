using ImageGen.Building.BuildKit.Sessions;

namespace ImageGen.Images.Graph;

/// <summary>The builds of one call: an image and those that it needs, or all images of a program. Each image is built once.</summary>
/// <param name="targets">The options of images that the call names. Other images get options of the image that needs them.</param>
/// <param name="maxParallel">The number of builds at the same time.</param>
internal sealed class BuildRun(IReadOnlyDictionary<DockerImage, ImageBuildOptions> targets, int maxParallel) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(DockerImage Image, string Platforms, bool AddsImage), Lazy<Task<BuiltBase>>> _builds = [];
    private readonly Lazy<HashSet<DockerImage>> _bases = new(() => FindBases(targets));
    private readonly SemaphoreSlim _slots = new(maxParallel);
    private readonly ConcurrentContexts _contexts = new();
    private bool _isSeveral = targets.Count > 1;
    private DirectoryInfo? _layouts;

    /// <summary>The contexts of the builds; <see langword="null"/> if there is only one build.</summary>
    public ConcurrentContexts? Contexts => _isSeveral ? _contexts : null;

    /// <summary>Builds an image of the call, unless it was built as a base already.</summary>
    /// <param name="image">The image.</param>
    /// <param name="isPushed">Whether it is pushed after the build.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    public async Task<BuiltImage> BuildAsync(DockerImage image, bool isPushed, CancellationToken cancellationToken) =>
        (await BuildOnceAsync(image, image.Reference.ToString(), targets[image], [], isPushed, cancellationToken).ConfigureAwait(false)).Image;

    /// <summary>Builds the images that an image needs.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">Its options.</param>
    /// <param name="path">The images that need the image, the last one directly.</param>
    /// <param name="cancellationToken">Cancels the builds.</param>
    /// <exception cref="ImageBuildException">An image needs itself, or its build failed.</exception>
    public async Task<IReadOnlyList<BuiltBase>> BuildBasesAsync(DockerImage image, ImageBuildOptions options, IReadOnlyList<DockerImage> path, CancellationToken cancellationToken)
    {
        var needed = NeededBy(image, options);
        if (needed.Count == 0)
        {
            return [];
        }

        _isSeveral = true;
        IReadOnlyList<DockerImage> longer = [.. path, image];
        if (needed.Find(each => longer.Contains(each.Image)).Image is { } found)
        {
            throw new ImageBuildException($"The image {found.Reference} needs itself: {string.Join(" → ", longer.SkipWhile(each => each != found).Append(found).Select(each => each.Reference))}. Base one of these images on another one.");
        }

        var builds = needed.ConvertAll(each => BuildOnceAsync(each.Image, each.Name, targets.GetValueOrDefault(each.Image) ?? BaseOptions.From(options), longer, isPushed: false, cancellationToken));
        return await Task.WhenAll(builds).ConfigureAwait(false);
    }

    /// <summary>Runs the build of an image when there is a slot for it.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> InSlotAsync<T>(Func<Task<T>> build, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await build().ConfigureAwait(false);
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

    private static List<(string Name, DockerImage Image)> NeededBy(DockerImage image, ImageBuildOptions options)
    {
        var named = options.NamedContexts.Where(context => context.Value is NamedContext.Build).Select(context => (Name: context.Key, Image: ((NamedContext.Build)context.Value).Source));
        return [.. image.Dependencies.Select(dependency => (dependency.Name, dependency.Image)).Concat(named).DistinctBy(each => each.Name, StringComparer.Ordinal)];
    }

    private static HashSet<DockerImage> FindBases(IReadOnlyDictionary<DockerImage, ImageBuildOptions> targets)
    {
        HashSet<DockerImage> bases = [];
        var next = new Stack<DockerImage>(targets.Keys);
        while (next.TryPop(out var image))
        {
            foreach (var (_, needed) in NeededBy(image, BuildOptionsMerge.Merge(image.Defaults, targets.GetValueOrDefault(image))))
            {
                if (bases.Add(needed))
                {
                    next.Push(needed);
                }
            }
        }

        return bases;
    }

    private async Task<BuiltBase> BuildOnceAsync(DockerImage image, string name, ImageBuildOptions call, IReadOnlyList<DockerImage> path, bool isPushed, CancellationToken cancellationToken)
    {
        var options = BuildOptionsMerge.Merge(image.Defaults, call);
        var isBase = path.Count > 0 || _bases.Value.Contains(image);
        // A node keeps no image after a build: one that others need is written to a folder.
        var hasLayout = isBase && DirectPush.AppliesTo(options);
        var complete = (isBase || isPushed) && !hasLayout ? PushedOutputs.WithImage(options) : options;
        Lazy<Task<BuiltBase>>? build;
        lock (_gate)
        {
            var key = (image, string.Join(',', options.Platforms), AddsImage: complete != options);
            if (!_builds.TryGetValue(key, out build))
            {
                _builds[key] = build = new(() => BuildAsync(image, complete, path, hasLayout, cancellationToken));
            }
        }

        return await build.Value.ConfigureAwait(false) with { Name = name };
    }

    private async Task<BuiltBase> BuildAsync(DockerImage image, ImageBuildOptions options, IReadOnlyList<DockerImage> path, bool hasLayout, CancellationToken cancellationToken)
    {
        var layout = hasLayout ? CreateLayoutFolder() : null;
        var outputs = layout is null ? options : BuildOptionsMerge.Merge(options, new ImageBuildOptions { Outputs = [.. options.Outputs, BuildOutput.OciLayout(layout)] });
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
