using Microsoft.Extensions.Logging;

namespace ImageGen;

/// <summary>
/// The settings of one build. A property that is left alone takes the value of the image's own definition
/// (<see cref="DockerImage.Defaults"/>), and then the default given at each property.
/// </summary>
public class ImageBuildOptions
{
    /// <summary>The tags to give the built image, instead of the image's own tag. Empty: the image's own tag.</summary>
    public IList<ImageTag> Tags { get; init; } = [];

    /// <summary>Build arguments.</summary>
    public BuildArguments Args { get; init; } = [];

    /// <summary>Labels of the image.</summary>
    public IDictionary<string, string> Labels { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The Dockerfile stage to build. Default: the last one.</summary>
    public string? Target { get; init; }

    /// <summary>The platforms to build for. Default: the engine's own.</summary>
    public IList<Platform> Platforms { get; init; } = [];

    /// <summary>The build context, instead of the image's own.</summary>
    public BuildContext? Context { get; init; }

    /// <summary>The text of the Dockerfile, instead of the image's own Dockerfile.</summary>
    public string? DockerfileText { get; init; }

    /// <summary>The registry (with an optional path) of the base images of an <c>auto</c> Dockerfile. Default: <c>IMAGEGEN_BASE_REGISTRY</c>, then <c>mcr.microsoft.com</c>.</summary>
    public string? BaseRegistry { get; init; }

    /// <summary>Which of the engine's builders to use. Default: BuildKit where the engine has it.</summary>
    public ImageBuilder? Builder { get; init; }

    /// <summary>Whether base images are looked for in their registry even when the engine has them. Default: <see langword="true"/>.</summary>
    public bool? Pull { get; init; }

    /// <summary>Whether every step runs anew. Default: <see langword="false"/>.</summary>
    public bool? NoCache { get; init; }

    /// <summary>Images whose layers may serve as cache.</summary>
    public IList<ImageReference> CacheFrom { get; init; } = [];

    /// <summary>The network of RUN steps: <c>default</c>, <c>none</c>, <c>host</c>, or (classic builder) a network's name.</summary>
    public string? Network { get; init; }

    /// <summary>Additional host names of RUN steps, with their addresses.</summary>
    public IDictionary<string, string> ExtraHosts { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the proxies of the Docker configuration become build arguments, as the docker CLI does. Default: <see langword="true"/>.</summary>
    public bool? UseConfigProxy { get; init; }

    /// <summary>How the context is compressed on its way to the engine. Default: not at all, the best for a local engine.</summary>
    public ContextCompression? Compression { get; init; }

    /// <summary>Settings that only the classic builder obeys.</summary>
    public ClassicBuildOptions Classic { get; init; } = new();

    /// <summary>Exporters of BuildKit, in the engine's own form (<c>[{"Type":"local",…}]</c>). Default: an image in the engine's store.</summary>
    public string? Outputs { get; init; }

    /// <summary>How long the whole build may take. Default: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a build is tried again after a failure that may pass. Default: <see cref="RetryOptions.Default"/>.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>Where progress is told. Default: <see cref="BuildProgress.Console"/>; <see cref="BuildProgress.None"/> for silence.</summary>
    public IProgress<BuildEvent>? Progress { get; init; }

    /// <summary>Credentials for registries, asked before those of the Docker configuration.</summary>
    public IList<RegistryCredentials> Credentials { get; init; } = [];

    /// <summary>The engine that builds. Default: <see cref="EngineEndpoint.Default"/>.</summary>
    public EngineEndpoint? Engine { get; init; }

    /// <summary>Where diagnostics for developers go. Default: nowhere.</summary>
    public ILogger? Logger { get; init; }
}
