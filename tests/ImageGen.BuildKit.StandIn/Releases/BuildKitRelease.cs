namespace ImageGen.BuildKit.StandIn.Releases;

/// <summary>What a release of BuildKit does in its own way. Source: moby/buildkit at its tags.</summary>
public sealed record BuildKitRelease
{
    public BuildKitRelease(string version) => Version = Version.Parse(version);

    /// <summary>With all three numbers: 0.10.4.</summary>
    public Version Version { get; }

    /// <summary>control.proto: Info is commented out before.</summary>
    public bool HasInfo => Since(0, 11, 0);

    /// <summary>control.proto: VertexWarning.</summary>
    public bool HasWarnings => Since(0, 9, 0);

    /// <summary>control.proto: an older daemon passes over SolveRequest.SourcePolicy.</summary>
    public bool HasSourcePolicies => Since(0, 11, 0);

    /// <summary>control.proto: an older daemon passes over SolveRequest.Exporters, and reads the one of fields 3 and 4.</summary>
    public bool HasExporterList => Since(0, 13, 0);

    /// <summary>control.go: more than one cache export is refused before.</summary>
    public bool HasSeveralCacheExports => Since(0, 11, 0);

    /// <summary>attestations.Parse in control.go.</summary>
    public bool HasAttestations => Since(0, 11, 0);

    /// <summary>session/filesync: values that are not ASCII are query-escaped, and <c>key-encoded: 1</c> says so.</summary>
    public bool EncodesMetadata => Since(0, 12, 0);

    /// <summary>
    /// grpc-go from 1.48 on sends no metadata beyond printable ASCII: a build fails by a pattern or a path that has more, until the
    /// values are escaped. Seen so from engines 23.0.6 and 24.0.9; buildkitd 0.10 still has an older grpc-go.
    /// </summary>
    public bool SendsOnlyPrintableMetadata => Since(0, 10, 7);

    /// <summary>dockerui/attr.go: <c>local-sessionid:NAME</c> names the session of a local source; an older frontend passes over it.</summary>
    public bool HasSessionsOfSources => Since(0, 16, 0);

    /// <summary>session/filesync: <c>buildkit-exporter-multi-platform: 1</c> comes with the folder of a local result.</summary>
    public bool MarksMultiPlatformTransfer => Since(0, 31, 0);

    /// <summary>dockerui: the .dockerignore is fetched when a context is, and only where the Dockerfile has none of its own.</summary>
    public bool ReadsIgnoreFileLate => Since(0, 12, 0);

    /// <summary>solver/pb: positions in the JSON of an error's details are <c>Line</c> before, and <c>line</c> since.</summary>
    public bool WritesLowerCasePositions => Since(0, 11, 0);

    /// <summary>llbsolver/ops/exec.go: the words for a command that failed.</summary>
    public bool SpeaksOfProcesses => Since(0, 9, 0);

    /// <summary>session/grpc.go: how often a session is asked for its health.</summary>
    public TimeSpan HealthInterval => TimeSpan.FromSeconds(Since(0, 10, 4) ? 5 : 1);

    /// <summary>session/grpc.go: after how many failures in a row a session is dropped.</summary>
    public int HealthFailures => Since(0, 10, 4) ? 2 : 1;

    private bool Since(int major, int minor, int patch) => Version >= new Version(major, minor, patch);
}
