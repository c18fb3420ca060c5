using System.Runtime.InteropServices;

namespace ImageGen.Auto;

/// <summary>A platform for which a project is published on this machine.</summary>
/// <param name="Architecture">The architecture, as in Docker's platforms.</param>
/// <param name="RuntimeIdentifier">.NET's identifier of the platform.</param>
internal sealed record PublishedPlatform(string Architecture, string RuntimeIdentifier)
{
    private static readonly Dictionary<string, string> DotNetNames = new(StringComparer.Ordinal)
    {
        ["amd64"] = "x64", ["arm64"] = "arm64", ["arm"] = "arm", ["386"] = "x86", ["s390x"] = "s390x", ["ppc64le"] = "ppc64le", ["riscv64"] = "riscv64", ["loong64"] = "loongarch64",
    };

    /// <summary>The architecture of this machine, as in Docker's platforms.</summary>
    public static string OfThisMachine { get; } =
        DotNetNames.FirstOrDefault(pair => pair.Value == RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(), KeyValuePair.Create("amd64", "")).Key;

    /// <param name="architecture">The architecture, as in Docker's platforms.</param>
    /// <param name="usesMusl">Whether the C library of the image is musl.</param>
    /// <exception cref="DotNetProjectException">.NET does not have the architecture.</exception>
    public static PublishedPlatform Create(string architecture, bool usesMusl) => DotNetNames.TryGetValue(architecture, out var name)
        ? new PublishedPlatform(architecture, (usesMusl ? "linux-musl-" : "linux-") + name)
        : throw new DotNetProjectException($".NET has no runtime for the architecture '{architecture}'. Build for {string.Join(", ", DotNetNames.Keys)}.");
}
