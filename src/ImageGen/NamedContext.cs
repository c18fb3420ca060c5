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

    /// <summary>The result of another stage of the same Dockerfile.</summary>
    public static NamedContext FromStage(string stage)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stage);
        return new Stage(stage);
    }

    internal sealed record Directory(string Path) : NamedContext;

    internal sealed record Image(ImageReference Reference) : NamedContext;

    internal sealed record Url(string Address) : NamedContext;

    internal sealed record Stage(string Name) : NamedContext;
}
