using ImageGen.BuildKit;
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
    public IDictionary<string, string> Labels { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);

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

    /// <summary>The stages whose steps run anew. Default: none. BuildKit only.</summary>
    public IList<string> NoCacheFilter { get; init; } = [];

    /// <summary>Where results of earlier builds may be found. The classic builder takes images in registries only.</summary>
    public IList<BuildCache> CacheFrom { get; init; } = [];

    /// <summary>Where this build's results are left for later ones, besides the builder's own cache. BuildKit only.</summary>
    public IList<BuildCache> CacheTo { get; init; } = [];

    /// <summary>Secrets for the steps that ask for them by <c>RUN --mount=type=secret</c>. BuildKit only.</summary>
    public IList<BuildSecret> Secrets { get; init; } = [];

    /// <summary>SSH agents for the steps that ask for them by <c>RUN --mount=type=ssh</c>, and for contexts that are fetched by ssh. BuildKit only.</summary>
    public IList<SshForward> Ssh { get; init; } = [];

    /// <summary>Further contexts under names that the Dockerfile uses like those of stages and images. BuildKit only.</summary>
    public IDictionary<string, NamedContext> NamedContexts { get; init; } = new SortedList<string, NamedContext>(StringComparer.Ordinal);

    /// <summary>The network of RUN steps: <c>default</c>, <c>none</c>, <c>host</c>, or (classic builder) a network's name.</summary>
    public string? Network { get; init; }

    /// <summary>Additional host names of RUN steps, with their addresses; <c>host-gateway</c> as address is the engine's own machine.</summary>
    public IDictionary<string, string> ExtraHosts { get; init; } = new SortedList<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the proxies of the Docker configuration become build arguments, as the docker CLI does. Default: <see langword="true"/>.</summary>
    public bool? UseConfigProxy { get; init; }

    /// <summary>The size of <c>/dev/shm</c> in RUN steps, in bytes.</summary>
    public long? ShmSizeBytes { get; init; }

    /// <summary>Resource limits of RUN steps.</summary>
    public IList<Ulimit> Ulimits { get; init; } = [];

    /// <summary>The parent cgroup of RUN steps.</summary>
    public string? CgroupParent { get; init; }

    /// <summary>What the steps may do beyond the usual. BuildKit only.</summary>
    public IList<BuildEntitlement> Entitlements { get; init; } = [];

    /// <summary>How the context is compressed on its way to the classic builder. Default: not at all, the best for a local engine. BuildKit fetches only what it does not have yet, and fetches that as it is.</summary>
    public ContextCompression? Compression { get; init; }

    /// <summary>Settings that only the classic builder obeys.</summary>
    public ClassicBuildOptions Classic { get; init; } = new();

    /// <summary>What the build makes, and where it goes. Default: an image in the engine's store. Others than that are BuildKit's only.</summary>
    public IList<BuildOutput> Outputs { get; init; } = [];

    /// <summary>An attestation of how the image was built. Default: none. BuildKit only.</summary>
    public ProvenanceMode? Provenance { get; init; }

    /// <summary>Whether the image gets an attestation of what is in it (a software bill of materials). Default: <see langword="false"/>. BuildKit only.</summary>
    public bool? Sbom { get; init; }

    /// <summary>The image that scans for <see cref="Sbom"/>. Default: BuildKit's own choice.</summary>
    public ImageReference? SbomGenerator { get; init; }

    /// <summary>Annotations of the image. BuildKit only.</summary>
    public IList<ImageAnnotation> Annotations { get; init; } = [];

    /// <summary>The time that the image is said to be of, instead of the time of its build (<c>SOURCE_DATE_EPOCH</c>); whole seconds count. Default: that of the environment variable <c>SOURCE_DATE_EPOCH</c>, if it is set. BuildKit only.</summary>
    public DateTimeOffset? SourceDateEpoch { get; init; }

    /// <summary>Whether files in the image that are newer than <see cref="SourceDateEpoch"/> get its time. Default: <see langword="false"/>. BuildKit only.</summary>
    public bool? RewriteTimestamp { get; init; }

    /// <summary>Which sources the build may use, and what stands in for some of them. Default: any. BuildKit only.</summary>
    public SourcePolicy? SourcePolicy { get; init; }

    /// <summary>
    /// Whether the engine's own Dockerfile frontend reads the file even where a <c># syntax=</c> line names another. Default:
    /// <see langword="false"/>, the engine fetches that image. For engines that cannot reach its registry. BuildKit only.
    /// </summary>
    public bool? UseBuiltInFrontend { get; init; }

    /// <summary>How long the whole build may take. Default: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a build is tried again after a failure that may pass. Default: <see cref="RetryOptions.Default"/>.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>Where progress is told. Default: <see cref="BuildProgress.Console"/>; <see cref="BuildProgress.None"/> for silence.</summary>
    public IProgress<BuildEvent>? Progress { get; init; }

    /// <summary>Credentials for registries, asked before those of the Docker configuration.</summary>
    public IList<RegistryCredentials> Credentials { get; init; } = [];

    /// <summary>
    /// The engine that builds. Default: the nodes of <see cref="BuildKit"/>, or those that <c>BUILDKIT_HOST</c> names, or else
    /// <see cref="EngineEndpoint.Default"/>. Where the call names an engine and only the image's definition names nodes, the engine builds.
    /// </summary>
    public EngineEndpoint? Engine { get; init; }

    /// <summary>
    /// Stand-alone BuildKit daemons that build instead of the engine. Several share the platforms of an image out among them, and different
    /// images. Default: where no <see cref="Engine"/> is named, those of the environment variable <c>BUILDKIT_HOST</c>.
    /// </summary>
    public IList<BuildKitNode> BuildKit { get; init; } = [];

    /// <summary>Where diagnostics for developers go. Default: nowhere.</summary>
    public ILogger? Logger { get; init; }
}
