namespace ImageGen.BuildKit;

/// <summary>The form in which a build's result is exported, and its destination.</summary>
public sealed record SolveExporter
{
    /// <summary>The type, as BuildKit names it: <c>image</c>, <c>oci</c>, <c>docker</c>, <c>local</c>, <c>tar</c>; <c>moby</c> for a Docker Engine's own image store.</summary>
    public required string Type { get; init; }

    /// <summary>The settings of the type: <c>name</c>, <c>push</c>, <c>compression</c> and so on.</summary>
    public IDictionary<string, string> Attributes { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);

    /// <summary>The destination on this machine, for <c>local</c>, <c>tar</c>, <c>oci</c> and <c>docker</c>. Default: none; the daemon stores or pushes the result.</summary>
    public ExportTarget? Target { get; init; }
}
