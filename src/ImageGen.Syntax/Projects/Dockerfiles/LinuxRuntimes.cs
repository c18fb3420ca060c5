namespace ImageGen.Projects.Dockerfiles;

/// <summary>.NET's runtime identifiers for Linux.</summary>
public static class LinuxRuntimes
{
    private static readonly Dictionary<string, string> DotNetNames = new(StringComparer.Ordinal)
    {
        ["amd64"] = "x64",
        ["arm64"] = "arm64",
        ["arm"] = "arm",
        ["386"] = "x86",
        ["s390x"] = "s390x",
        ["ppc64le"] = "ppc64le",
        ["riscv64"] = "riscv64",
        ["loong64"] = "loongarch64",
    };

    /// <summary>The architectures that .NET has, as in Docker's platforms.</summary>
    public static IReadOnlyCollection<string> Architectures => DotNetNames.Keys;

    /// <summary>Finds the runtime identifier, such as <c>linux-musl-x64</c>; <see langword="null"/> if .NET does not have the architecture.</summary>
    /// <param name="architecture">The architecture, as in Docker's platforms.</param>
    /// <param name="usesMusl">Whether the C library is musl.</param>
    public static string? FindIdentifier(string architecture, bool usesMusl) =>
        DotNetNames.TryGetValue(architecture, out var name) ? (usesMusl ? "linux-musl-" : "linux-") + name : null;
}
