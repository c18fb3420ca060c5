using System.Collections.Immutable;
using ImageGen.Building.BuildKit.Sessions;
using ImageGen.Contexts;
using ImageGen.Credentials;

namespace ImageGen.Building;

/// <summary>The input of one try of a build, with all defaults resolved.</summary>
internal sealed record BuildRequest
{
    public required ImmutableArray<ImageReference> References { get; init; }

    public required PreparedContext Context { get; init; }

    /// <summary>The folder that relative paths in the options are relative to.</summary>
    public string ProjectDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The options of the call, merged with those of the image.</summary>
    public required ImageBuildOptions Options { get; init; }

    /// <summary>The source of the credentials for registries.</summary>
    public required RegistryCredentialSource Credentials { get; init; }

    /// <summary>The proxies of the Docker configuration as build arguments. The options decide whether they are used.</summary>
    public IReadOnlyDictionary<string, string> ProxyArguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the console has shown the output of the steps when the build fails, so that the message of the exception does not repeat it.</summary>
    public bool IsOutputShown { get; init; }

    /// <summary>Whether this is one part of an image that several nodes build: a separate index, pushed without a tag.</summary>
    public bool IsPart { get; init; }

    /// <summary>The contexts of builds at the same time; <see langword="null"/> if no other build runs.</summary>
    public ConcurrentContexts? Contexts { get; init; }

    /// <summary>The context's Dockerfile; <see langword="null"/> if only the engine can read it.</summary>
    public required Dockerfile? Dockerfile { get; init; }
}
