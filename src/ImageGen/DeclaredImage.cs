namespace ImageGen;

/// <summary>
/// An image that a class with <see cref="DockerImageAttribute"/> declares, with what the compiler has read of its Dockerfile.
/// The generated <c>DockerImages.All</c> lists those of a program.
/// </summary>
public sealed class DeclaredImage
{
    private DockerImage? _image;

    /// <summary>The name on a command line: the words of the class's name in lower case, such as <c>shop-api</c> for <c>ShopApi</c>. It is unique in the program.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name of the class.</summary>
    public string ClassName { get; init; } = "";

    /// <summary>The tag that the attribute names; <see langword="null"/> if a build without its own tags gets the time as its tag.</summary>
    public string? Tag { get; init; }

    /// <summary>The summary in the documentation of the class, as plain text; <see langword="null"/> if there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>Creates the image. It is called when the image is used for the first time, because the name of an image can depend on the environment.</summary>
    public Func<DockerImage> Factory { get; init; } = static () => throw new InvalidOperationException($"{nameof(DeclaredImage)}.{nameof(Factory)} is not set. Set it to a function that returns the image.");

    /// <summary>The image.</summary>
    /// <exception cref="ImageReferenceException">The name that the class and the environment give the image is not valid.</exception>
    public DockerImage Image => LazyInitializer.EnsureInitialized(ref _image, Factory);

    /// <summary>Whether the compiler has read the Dockerfile. If not, the Dockerfile may declare more than the following lists contain.</summary>
    public bool IsDockerfileKnown { get; init; }

    /// <summary>The build arguments that the Dockerfile declares, without those that builders set. Default: empty.</summary>
    public IReadOnlyList<DeclaredArgument> Arguments { get; init; } = [];

    /// <summary>The names of the stages, in the order of the Dockerfile. Default: empty.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>The secrets that steps mount. Default: empty.</summary>
    public IReadOnlyList<DeclaredSecret> Secrets { get; init; } = [];

    /// <summary>The ids of the SSH agents that steps mount. Default: empty.</summary>
    public IReadOnlyList<string> SshIds { get; init; } = [];

    /// <summary>The ports that the image exposes, without those of its base image. Default: empty.</summary>
    public IReadOnlyList<ExposedPort> Ports { get; init; } = [];

    /// <summary>The platforms that the attribute names. Default: empty, which means the platform of the engine.</summary>
    public IReadOnlyList<Platform> DeclaredPlatforms { get; init; } = [];

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
