namespace ImageGen;

/// <summary>An image that another one is built from, and that is therefore built first.</summary>
public sealed class ImageDependency
{
    /// <summary>The name by which the Dockerfile uses the image, as written there: <c>ghcr.io/acme/base:1</c> in <c>FROM</c> or <c>--from</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Returns the image. It is called at the first build.</summary>
    public required Func<DockerImage> Factory { get; init; }

    /// <summary>The image.</summary>
    /// <exception cref="ImageReferenceException">The name that the class and the environment give the image is not valid.</exception>
    public DockerImage Image => Factory();

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
