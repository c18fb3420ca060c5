using ImageGen.Building.InProcess.Images;
using ImageGen.Contexts;

namespace ImageGen;

/// <summary>
/// An additional context with a name, for <c>COPY --from=name</c> and <c>FROM name</c>. It replaces an image or a stage with the same
/// name in the Dockerfile. BuildKit and builds in process only.
/// </summary>
public abstract record NamedContext
{
    private NamedContext()
    {
    }

    /// <summary>Creates a named context from a folder on this machine. A relative path starts at the project's folder.</summary>
    public static NamedContext FromDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new Directory(path);
    }

    /// <summary>Creates a named context from an image in a registry or in the engine's store.</summary>
    public static NamedContext FromImage(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Image(image);
    }

    /// <summary>Creates a named context from a Git repository or an archive that the builder fetches.</summary>
    public static NamedContext FromUrl(string url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        return new Url(url);
    }

    /// <summary>Creates a named context from an image in a folder in the OCI image layout. A relative path starts at the project's folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="tag">The tag of the image in the index of the layout. Default: the only one, or else <c>latest</c>.</param>
    public static NamedContext FromOciLayout(string path, string? tag = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new OciLayout(path, tag);
    }

    /// <summary>Creates a named context from an image that is built first, with the same builder and for the same platforms.</summary>
    /// <param name="image">The image, such as the <c>Image</c> of a class with <see cref="DockerImageAttribute"/>.</param>
    public static NamedContext FromBuild(DockerImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Build(image);
    }

    internal sealed record Build(DockerImage Source) : NamedContext
    {
        public override string ToString() => Source.Reference.ToString();
    }

    /// <summary>An image that this process built.</summary>
    internal sealed record Contents(BuiltContents Built) : NamedContext;

    internal sealed record Directory(string Path) : NamedContext
    {
        public override string ToString() => Path;
    }

    internal sealed record Image(ImageReference Reference) : NamedContext
    {
        public override string ToString() => "docker-image://" + Reference;
    }

    internal sealed record OciLayout(string Path, string? Tag) : NamedContext
    {
        public override string ToString() => $"oci-layout://{Path}{(Tag is null ? "" : ":" + Tag)}";
    }

    internal sealed record Url(string Address) : NamedContext
    {
        public override string ToString() => ContextUrl.WithoutUserInfo(Address);
    }
}
