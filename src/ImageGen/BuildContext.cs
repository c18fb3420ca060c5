using ImageGen.Contexts;

namespace ImageGen;

/// <summary>The context of a build: the files that the build may read.</summary>
/// <remarks>A string converts implicitly: the engine fetches a URL (<c>https://…</c>, <c>git://…</c>, <c>git@…</c>), and anything else is the path of a folder.</remarks>
public abstract record BuildContext
{
    private BuildContext()
    {
    }

    /// <summary>A context without files, for a Dockerfile that copies none.</summary>
    public static BuildContext Empty { get; } = new None();

    /// <summary>Creates a context from a folder on this machine. A relative path starts at the project's folder.</summary>
    public static BuildContext FromDirectory(string path) => new Directory(path);

    /// <summary>Creates a context from a Git repository or an archive that the engine fetches.</summary>
    public static BuildContext FromUrl(string url) => new Remote(url);

    /// <summary>Creates a context from a tar archive, which is sent unchanged: plain, or compressed with gzip, bzip2 or xz.</summary>
    /// <param name="open">Opens the archive; called once for each attempt to build.</param>
    public static BuildContext FromTar(Func<Stream> open) => new Tar(open);

    /// <summary>Converts a URL, or the path of a folder, to a context.</summary>
    public static implicit operator BuildContext(string pathOrUrl) => FromString(pathOrUrl);

    /// <summary>Converts a URL, or the path of a folder, to a context.</summary>
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

    internal sealed record None : BuildContext
    {
        public override string ToString() => "empty";
    }

    internal sealed record Directory(string Path) : BuildContext
    {
        public override string ToString() => Path;
    }

    internal sealed record Remote(string Url) : BuildContext
    {
        public override string ToString() => ContextUrl.WithoutUserInfo(Url);
    }

    internal sealed record Tar(Func<Stream> Open) : BuildContext
    {
        public override string ToString() => "archive";
    }
}
