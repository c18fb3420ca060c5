using ImageGen.BuildKit.FileSync;

namespace ImageGen.BuildKit;

/// <summary>One build, as BuildKit is asked for it.</summary>
public sealed record SolveOptions
{
    /// <summary>The build's id on the daemon, which no other build may have. Default: a new one for each build, so that options may serve several.</summary>
    public string? Ref { get; init; }

    /// <summary>What turns the build's definition into steps: <c>dockerfile.v0</c>, or <c>gateway.v0</c> with an image that does it.</summary>
    public string Frontend { get; init; } = "dockerfile.v0";

    /// <summary>The frontend's settings: <c>target</c>, <c>platform</c>, <c>build-arg:NAME</c>, <c>filename</c> and so on.</summary>
    public IDictionary<string, string> FrontendAttributes { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);

    /// <summary>What is made of the result. Empty: nothing, the build only fills the cache. More than one needs BuildKit v0.13.</summary>
    public IList<SolveExporter> Exporters { get; init; } = [];

    /// <summary>Where cache is read from besides the daemon's own.</summary>
    public IList<CacheOption> CacheImports { get; init; } = [];

    /// <summary>Where cache is written to besides the daemon's own.</summary>
    public IList<CacheOption> CacheExports { get; init; } = [];

    /// <summary>What the build may do beyond the usual: <c>network.host</c>, <c>security.insecure</c>. The daemon must allow it too.</summary>
    public IList<string> Entitlements { get; init; } = [];

    /// <summary>Which sources the build may use (BuildKit v0.11 or later; with an older one the build is refused). Default: any.</summary>
    public SourcePolicy? SourcePolicy { get; init; }

    /// <summary>What the daemon may ask of this machine.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>How the session reaches the daemon. Default: <see cref="SessionTransport.Auto"/>.</summary>
    public SessionTransport SessionTransport { get; init; }

    /// <summary>
    /// What must have succeeded before the daemon is asked for the build; the client connects meanwhile. Where it fails, its exception is what
    /// the call throws. Default: nothing.
    /// </summary>
    public Task Precondition { get; init; } = Task.CompletedTask;

    /// <summary>The folders of this machine that the build writes to, or reads as a cache: what is in them is not sent as part of a context.</summary>
    public IReadOnlyList<string> GetWrittenFolders() => FileServices.WrittenFolders(this);
}
