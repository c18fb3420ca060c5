using ImageGen.Contexts;

namespace ImageGen;

/// <summary>Where a build takes its files from.</summary>
/// <remarks>A string converts: a URL (<c>https://…</c>, <c>git://…</c>, <c>git@…</c>) is fetched by the engine, anything else is a folder.</remarks>
public abstract record BuildContext
{
    private BuildContext()
    {
    }

    /// <summary>No files: the Dockerfile is all there is.</summary>
    public static BuildContext Empty { get; } = new None();

    /// <summary>A folder on this machine; a relative path starts at the project's folder.</summary>
    public static BuildContext FromDirectory(string path) => new Directory(path);

    /// <summary>A Git repository or an archive that the engine itself fetches.</summary>
    public static BuildContext FromUrl(string url) => new Remote(url);

    /// <summary>A tar archive (plain, or compressed by gzip, bzip2 or xz) that is sent as it is.</summary>
    /// <param name="open">Opens the archive; called once for each try.</param>
    public static BuildContext FromTar(Func<Stream> open) => new Tar(open);

    /// <summary>A URL, or else a folder.</summary>
    public static implicit operator BuildContext(string pathOrUrl) => FromString(pathOrUrl);

    /// <summary>A URL, or else a folder.</summary>
    public static BuildContext FromString(string pathOrUrl)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pathOrUrl);
        return IsUrl(pathOrUrl) ? FromUrl(pathOrUrl) : FromDirectory(pathOrUrl);
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("git://", StringComparison.Ordinal)
        || text.StartsWith("ssh://", StringComparison.Ordinal)
        || text.StartsWith("git@", StringComparison.Ordinal)
        || text.StartsWith("github.com/", StringComparison.Ordinal);

    internal sealed record None : BuildContext;

    internal sealed record Directory(string Path) : BuildContext;

    internal sealed record Remote(string Url) : BuildContext
    {
        public override string ToString() => ContextUrl.WithoutUserInfo(Url);
    }

    internal sealed record Tar(Func<Stream> Open) : BuildContext;
}
