using ImageGen.Contexts;

namespace ImageGen;

/// <summary>
/// Files under a name, for <c>COPY --from=name</c> and <c>FROM name</c>. A name that the Dockerfile uses for an image or a stage is
/// replaced by it. BuildKit only.
/// </summary>
public abstract record NamedContext
{
    private NamedContext()
    {
    }

    /// <summary>A folder on this machine; a relative path starts at the project's folder.</summary>
    public static NamedContext FromDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new Directory(path);
    }

    /// <summary>An image in a registry or in the engine's store.</summary>
    public static NamedContext FromImage(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Image(image);
    }

    /// <summary>A Git repository or an archive that the builder itself fetches.</summary>
    public static NamedContext FromUrl(string url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        return new Url(url);
    }

    /// <summary>An image in a folder in the OCI image layout; a relative path starts at the project's folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="tag">The image's name in the folder's index. Default: the only one, or else <c>latest</c>.</param>
    public static NamedContext FromOciLayout(string path, string? tag = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new OciLayout(path, tag);
    }

    internal sealed record Directory(string Path) : NamedContext;

    internal sealed record Image(ImageReference Reference) : NamedContext;

    internal sealed record OciLayout(string Path, string? Tag) : NamedContext;

    internal sealed record Url(string Address) : NamedContext
    {
        public override string ToString() => ContextUrl.WithoutUserInfo(Address);
    }
}
