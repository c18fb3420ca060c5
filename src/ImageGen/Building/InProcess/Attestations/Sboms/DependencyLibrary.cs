namespace ImageGen.Building.InProcess.Attestations.Sboms;

/// <summary>A library in a <see cref="DependencyFile"/>.</summary>
/// <param name="Key">The name and the version, separated by <c>/</c>.</param>
/// <param name="Type">What it is: <c>package</c>, <c>project</c>, <c>runtimepack</c> or <c>reference</c>.</param>
internal sealed record DependencyLibrary(string Key, string Type)
{
    public const string ProjectType = "project";

    private const string RuntimePackPrefix = "runtimepack.";

    /// <summary>The name. A runtime pack has that of its package.</summary>
    public string Name => Type == "runtimepack" && Key.StartsWith(RuntimePackPrefix, StringComparison.Ordinal) ? Before(Key[RuntimePackPrefix.Length..]) : Before(Key);

    public string? Version => Key.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? Key[(slash + 1)..] : null;

    /// <summary>Whether it is a NuGet package.</summary>
    public bool IsPackage => Type is "package" or "runtimepack";

    /// <summary>Whether it is a program or library of a project.</summary>
    public bool IsProject => Type == ProjectType;

    /// <summary>The SHA-512 of the package in hexadecimal digits; <see langword="null"/> if it is unknown.</summary>
    public string? Checksum { get; init; }

    /// <summary>The keys of the libraries that it needs.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    private static string Before(string key) => key.Split('/')[0];
}
