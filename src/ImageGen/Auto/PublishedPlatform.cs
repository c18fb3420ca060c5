using System.Runtime.InteropServices;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Auto;

/// <summary>A platform for which a project is published on this machine.</summary>
/// <param name="Architecture">The architecture, as in Docker's platforms.</param>
/// <param name="RuntimeIdentifier">.NET's identifier of the platform.</param>
internal sealed record PublishedPlatform(string Architecture, string RuntimeIdentifier)
{
    /// <summary>The architecture of this machine, as in Docker's platforms.</summary>
    public static string OfThisMachine { get; } =
        LinuxRuntimes.Architectures.FirstOrDefault(architecture => LinuxRuntimes.FindIdentifier(architecture, usesMusl: false) == "linux-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(), "amd64");

    /// <param name="architecture">The architecture, as in Docker's platforms.</param>
    /// <param name="usesMusl">Whether the C library of the image is musl.</param>
    /// <exception cref="DotNetProjectException">.NET does not have the architecture.</exception>
    public static PublishedPlatform Create(string architecture, bool usesMusl) => LinuxRuntimes.FindIdentifier(architecture, usesMusl) is { } identifier
        ? new PublishedPlatform(architecture, identifier)
        : throw new DotNetProjectException($".NET has no runtime for the architecture '{architecture}'. Build for {string.Join(", ", LinuxRuntimes.Architectures)}.");
}
