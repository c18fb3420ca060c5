namespace ImageGen.BuildKit;

/// <summary>What is made of a build's result, and where it goes.</summary>
public sealed record SolveExporter
{
    /// <summary>The kind, by BuildKit's name for it: <c>image</c>, <c>oci</c>, <c>docker</c>, <c>local</c>, <c>tar</c>; <c>moby</c> for a Docker Engine's own store.</summary>
    public required string Type { get; init; }

    /// <summary>The kind's own settings: <c>name</c>, <c>push</c>, <c>compression</c> and so on.</summary>
    public IDictionary<string, string> Attributes { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);

    /// <summary>Where the result goes on this machine, for <c>local</c>, <c>tar</c>, <c>oci</c> and <c>docker</c>. Default: nowhere; the daemon keeps it, or pushes it.</summary>
    public ExportTarget? Target { get; init; }
}
