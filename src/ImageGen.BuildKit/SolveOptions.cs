using ImageGen.BuildKit.FileSync;

namespace ImageGen.BuildKit;

/// <summary>The options of one build.</summary>
public sealed record SolveOptions
{
    /// <summary>The build's id on the daemon, which must be unique. Default: a new id for each build, so that the same options can be used several times.</summary>
    public string? Ref { get; init; }

    /// <summary>The frontend, which translates the build's definition into steps: <c>dockerfile.v0</c>, or <c>gateway.v0</c> for a frontend image.</summary>
    public string Frontend { get; init; } = "dockerfile.v0";

    /// <summary>The frontend's settings: <c>target</c>, <c>platform</c>, <c>build-arg:NAME</c>, <c>filename</c> and so on.</summary>
    public IDictionary<string, string> FrontendAttributes { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);

    /// <summary>How the result is exported. Empty: it is not exported, and the build only fills the cache. More than one exporter needs BuildKit v0.13.</summary>
    public IList<SolveExporter> Exporters { get; init; } = [];

    /// <summary>Additional locations to import cache from.</summary>
    public IList<CacheOption> CacheImports { get; init; } = [];

    /// <summary>Additional locations to export cache to.</summary>
    public IList<CacheOption> CacheExports { get; init; } = [];

    /// <summary>Additional rights of the build: <c>network.host</c>, <c>security.insecure</c>. The daemon must allow them too.</summary>
    public IList<string> Entitlements { get; init; } = [];

    /// <summary>Which sources the build may use. Default: any. Needs BuildKit v0.11; an older daemon is refused.</summary>
    public SourcePolicy? SourcePolicy { get; init; }

    /// <summary>What the daemon may request from this machine.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>
    /// Local sources that the build shares with others at the same time. They must also be in <see cref="SessionOptions.LocalSources"/>: a Dockerfile
    /// frontend before 1.10 (BuildKit v0.16, Docker Engine 27.3) fetches them from there. Only for builds that <see cref="CanShareSources"/>. Default: none.
    /// </summary>
    public SharedSources? SharedSources { get; init; }

    /// <summary>
    /// Whether the build opens the session of <see cref="Session"/>. Without it, the build uses only that of <see cref="SharedSources"/>, with the sources and
    /// credentials in it: so builds share files on every daemon. Secrets, SSH agents, uploads and layouts need a session of the build. Default: yes.
    /// </summary>
    public bool HasOwnSession { get; init; } = true;

    /// <summary>Whether the build writes nothing to this machine, neither a result nor a cache, that another build could read from shared sources.</summary>
    public bool CanShareSources => Exporters.All(static exporter => exporter.Target is null) && GetWrittenFolders().Count == 0;

    /// <summary>How the session reaches the daemon. Default: <see cref="SessionTransport.Auto"/>.</summary>
    public SessionTransport SessionTransport { get; init; }

    /// <summary>
    /// A check that must succeed before the build is requested; the client connects while the check runs. If the check fails, its exception
    /// is thrown and no build is requested. Default: no check.
    /// </summary>
    public Task Precondition { get; init; } = Task.CompletedTask;

    /// <summary>Lists the local folders that the build writes to, or reads as a cache. They are never sent as part of a context.</summary>
    public IReadOnlyList<string> GetWrittenFolders() => FileServices.WrittenFolders(this);
}
