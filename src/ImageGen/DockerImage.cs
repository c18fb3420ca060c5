using System.Reflection;
using ImageGen.Images;

namespace ImageGen;

/// <summary>One Docker image: its name, its tag, how it is built, and the operations on it. Safe for use by several threads.</summary>
public sealed class DockerImage
{
    /// <summary>Describes an image.</summary>
    /// <param name="name">Registry and repository, and optionally a tag: <c>ghcr.io/acme/shop-api</c>. Without a namespace, the default namespace (<c>IMAGEGEN_DEFAULT_NAMESPACE</c>) is put before it.</param>
    /// <param name="tag">The tag. Without one here or in the name: the UTC time of this call.</param>
    /// <param name="dockerfile">The Dockerfile's path, relative to the project's folder, or <c>auto</c>.</param>
    /// <exception cref="ImageReferenceException">The name or the tag is not valid, or both hold a tag.</exception>
    public DockerImage(string name, string? tag = null, string dockerfile = "auto")
        : this(name, tag, dockerfile, Environment.GetEnvironmentVariable("IMAGEGEN_DEFAULT_NAMESPACE"), TimeProvider.System)
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

    /// <summary>Builds the image.</summary>
    public Task<BuiltImage> BuildAsync(ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Pushes the image: the tags of the last build in this process, or else the image's own tag.</summary>
    public Task<PushedImage> PushAsync(ImagePushOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Builds the image and pushes what was built; nothing is pushed if the build fails.</summary>
    public Task<PushedImage> BuildAndPushAsync(ImageBuildOptions? options = null, ImagePushOptions? pushOptions = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
