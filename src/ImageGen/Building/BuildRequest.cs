using System.Collections.Immutable;
using ImageGen.Contexts;
using ImageGen.Credentials;

namespace ImageGen.Building;

/// <summary>Everything that one try of a build needs; all defaults are resolved.</summary>
internal sealed record BuildRequest
{
    public required ImmutableArray<ImageReference> References { get; init; }

    public required PreparedContext Context { get; init; }

    /// <summary>The folder where the relative paths of the options start.</summary>
    public string ProjectDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The options of the call laid over those of the image.</summary>
    public required ImageBuildOptions Options { get; init; }

    /// <summary>Where the credentials for the registries of the base images come from.</summary>
    public required RegistryCredentialSource Credentials { get; init; }

    /// <summary>The proxies of the Docker configuration as build arguments; the options say whether they are used.</summary>
    public IReadOnlyDictionary<string, string> ProxyArguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether it is one part of an image that several builders make: an index of its own, pushed without a tag.</summary>
    public bool IsPart { get; init; }

    /// <summary>The context's Dockerfile; <see langword="null"/> where only the engine can see it.</summary>
    public required Dockerfile? Dockerfile { get; init; }
}
