using ImageGen.Images.Graph;

namespace ImageGen;

/// <summary>The images of a program with their dependencies: which of them is built from which. The generated <c>DockerImages.Graph</c> has those of all classes.</summary>
public sealed class DockerImageGraph
{
    /// <summary>The number of builds at the same time, by default.</summary>
    public const int DefaultMaxParallel = 4;

    private readonly Dictionary<DeclaredImage, IReadOnlyList<DeclaredImage>> _dependencies = [];

    /// <summary>Creates the graph.</summary>
    /// <param name="images">The images. A dependency that is not among them is built as well, and is not a part of the graph.</param>
    /// <exception cref="ImageBuildException">An image needs itself.</exception>
    /// <exception cref="ImageReferenceException">The name that a class and the environment give an image is not valid.</exception>
    public DockerImageGraph(IEnumerable<DeclaredImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var all = images.ToList();
        var declared = all.DistinctBy(image => image.Image).ToDictionary(image => image.Image);
        foreach (var image in all)
        {
            _dependencies[image] = [.. image.Image.Dependencies.Select(dependency => declared.GetValueOrDefault(dependency.Image)).OfType<DeclaredImage>().Distinct()];
        }

        Images = DependencyOrder.Sort(all, DependenciesOf);
    }

    /// <summary>All images; each follows those that it needs.</summary>
    public IReadOnlyList<DeclaredImage> Images { get; }

    /// <summary>Returns the images that an image needs directly.</summary>
    /// <exception cref="KeyNotFoundException">The graph does not have the image.</exception>
    public IReadOnlyList<DeclaredImage> DependenciesOf(DeclaredImage image) => _dependencies[image];

    /// <summary>Returns the graph in a form for people or other programs.</summary>
    /// <param name="format">The form.</param>
    public string ToString(DockerImageGraphFormat format) => GraphText.Write(this, format);

    /// <summary>Returns the graph as a tree of names in plain text.</summary>
    public override string ToString() => ToString(DockerImageGraphFormat.Text);

    /// <summary>Builds all images, each once and after those that it needs, and others at the same time.</summary>
    /// <param name="options">The options of all builds. Default: those of each image.</param>
    /// <param name="maxParallel">The number of builds at the same time.</param>
    /// <param name="cancellationToken">Cancels the builds, also on the engine.</param>
    /// <returns>The results, in the order of <see cref="Images"/>.</returns>
    /// <exception cref="ImageBuildException">A build failed. The others are canceled.</exception>
    public async Task<IReadOnlyList<BuiltImage>> BuildAllAsync(ImageBuildOptions? options = null, int maxParallel = DefaultMaxParallel, CancellationToken cancellationToken = default)
    {
        using var builds = Start(Images.ToDictionary(image => image, _ => options ?? new ImageBuildOptions()), maxParallel);
        return await builds.RunAsync(Images, builds.BuildAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds all images like <see cref="BuildAllAsync"/>, and pushes each.</summary>
    /// <param name="options">The options of all builds. Default: those of each image.</param>
    /// <param name="maxParallel">The number of builds and pushes at the same time.</param>
    /// <param name="cancellationToken">Cancels the builds and pushes, also on the engine.</param>
    /// <returns>The results, in the order of <see cref="Images"/>.</returns>
    /// <exception cref="ImageBuildException">A build failed. The others are canceled.</exception>
    /// <exception cref="ImagePushException">A push failed. Everything else is canceled.</exception>
    public async Task<IReadOnlyList<PushedImage>> BuildAndPushAllAsync(ImageBuildOptions? options = null, int maxParallel = DefaultMaxParallel, CancellationToken cancellationToken = default)
    {
        using var builds = Start(Images.ToDictionary(image => image, _ => options ?? new ImageBuildOptions()), maxParallel);
        return await builds.RunAsync(Images, builds.BuildAndPushAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts builds of some images, each with options of its own.</summary>
    /// <param name="options">The images, and the options of their builds.</param>
    /// <param name="maxParallel">The number of builds at the same time.</param>
    public DockerImageBuilds Start(IReadOnlyDictionary<DeclaredImage, ImageBuildOptions> options, int maxParallel = DefaultMaxParallel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxParallel, 1);
        return new DockerImageBuilds(options.DistinctBy(pair => pair.Key.Image).ToDictionary(pair => pair.Key.Image, pair => pair.Value), maxParallel);
    }
}
