using System.Diagnostics;
using ImageGen.Building.Options;
using ImageGen.Building.Options.Declarations;
using ImageGen.BuildKit;
using Microsoft.Extensions.Logging;

namespace ImageGen;

/// <summary>
/// The settings of one build. A property that is left alone takes the value of the image's own definition
/// (<see cref="DockerImage.Defaults"/>), and then the default given at each property.
/// </summary>
public class ImageBuildOptions
{
    /// <summary>The values of the properties. An option is described in <c>Building/Options/Declarations</c>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal OptionValues Values { get; } = new(BuildOptionTable.OfBuild.Length);

    /// <summary>The tags to give the built image, instead of the image's own tag. Empty: the image's own tag.</summary>
    public IList<ImageTag> Tags { get => Values.Get(ImageOptions.Tags); init => Values.Set(ImageOptions.Tags, value); }

    /// <summary>Build arguments.</summary>
    public BuildArguments Args { get => Values.Get(ImageOptions.Args); init => Values.Set(ImageOptions.Args, value); }

    /// <summary>Labels of the image.</summary>
    public IDictionary<string, string> Labels { get => Values.Get(ImageOptions.Labels); init => Values.Set(ImageOptions.Labels, value); }

    /// <summary>The Dockerfile stage to build. Default: the last one.</summary>
    public string? Target { get => Values.Get(ImageOptions.Target); init => Values.Set(ImageOptions.Target, value); }

    /// <summary>The platforms to build for. Default: the engine's own.</summary>
    public IList<Platform> Platforms { get => Values.Get(ImageOptions.Platforms); init => Values.Set(ImageOptions.Platforms, value); }

    /// <summary>The build context, instead of the image's own.</summary>
    public BuildContext? Context { get => Values.Get(SourceOptions.Context); init => Values.Set(SourceOptions.Context, value); }

    /// <summary>The text of the Dockerfile, instead of the image's own Dockerfile.</summary>
    public string? DockerfileText { get => Values.Get(SourceOptions.DockerfileText); init => Values.Set(SourceOptions.DockerfileText, value); }

    /// <summary>The registry (with an optional path) of the base images of an <c>auto</c> Dockerfile. Default: <c>IMAGEGEN_BASE_REGISTRY</c>, then <c>mcr.microsoft.com</c>.</summary>
    public string? BaseRegistry { get => Values.Get(SourceOptions.BaseRegistry); init => Values.Set(SourceOptions.BaseRegistry, value); }

    /// <summary>Which of the engine's builders to use. Default: BuildKit where the engine has it.</summary>
    public ImageBuilder? Builder { get => Values.Get(OperationOptions.Builder); init => Values.Set(OperationOptions.Builder, value); }

    /// <summary>Whether base images are looked for in their registry even when the engine has them. Default: <see langword="true"/>.</summary>
    public bool? Pull { get => Values.Get(SourceOptions.Pull); init => Values.Set(SourceOptions.Pull, value); }

    /// <summary>Whether every step runs anew. Default: <see langword="false"/>.</summary>
    public bool? NoCache { get => Values.Get(ReuseOptions.NoCache); init => Values.Set(ReuseOptions.NoCache, value); }

    /// <summary>The stages whose steps run anew. Default: none. BuildKit only.</summary>
    public IList<string> NoCacheFilter { get => Values.Get(ReuseOptions.NoCacheFilter); init => Values.Set(ReuseOptions.NoCacheFilter, value); }

    /// <summary>Where results of earlier builds may be found. The classic builder takes images in registries only.</summary>
    public IList<BuildCache> CacheFrom { get => Values.Get(ReuseOptions.CacheFrom); init => Values.Set(ReuseOptions.CacheFrom, value); }

    /// <summary>Where this build's results are left for later ones, besides the builder's own cache. BuildKit only.</summary>
    public IList<BuildCache> CacheTo { get => Values.Get(ReuseOptions.CacheTo); init => Values.Set(ReuseOptions.CacheTo, value); }

    /// <summary>Secrets for the steps that ask for them by <c>RUN --mount=type=secret</c>. BuildKit only.</summary>
    public IList<BuildSecret> Secrets { get => Values.Get(StepOptions.Secrets); init => Values.Set(StepOptions.Secrets, value); }

    /// <summary>SSH agents for the steps that ask for them by <c>RUN --mount=type=ssh</c>, and for contexts that are fetched by ssh. BuildKit only.</summary>
    public IList<SshForward> Ssh { get => Values.Get(StepOptions.Ssh); init => Values.Set(StepOptions.Ssh, value); }

    /// <summary>Further contexts under names that the Dockerfile uses like those of stages and images. BuildKit only.</summary>
    public IDictionary<string, NamedContext> NamedContexts { get => Values.Get(SourceOptions.NamedContexts); init => Values.Set(SourceOptions.NamedContexts, value); }

    /// <summary>The network of RUN steps: <c>default</c>, <c>none</c>, <c>host</c>, or (classic builder) a network's name.</summary>
    public string? Network { get => Values.Get(StepOptions.Network); init => Values.Set(StepOptions.Network, value); }

    /// <summary>Additional host names of RUN steps, with their addresses; <c>host-gateway</c> as address is the engine's own machine.</summary>
    public IDictionary<string, string> ExtraHosts { get => Values.Get(StepOptions.ExtraHosts); init => Values.Set(StepOptions.ExtraHosts, value); }

    /// <summary>Whether the proxies of the Docker configuration become build arguments, as the docker CLI does. Default: <see langword="true"/>.</summary>
    public bool? UseConfigProxy { get => Values.Get(StepOptions.UseConfigProxy); init => Values.Set(StepOptions.UseConfigProxy, value); }

    /// <summary>The size of <c>/dev/shm</c> in RUN steps, in bytes.</summary>
    public long? ShmSizeBytes { get => Values.Get(StepOptions.ShmSizeBytes); init => Values.Set(StepOptions.ShmSizeBytes, value); }

    /// <summary>Resource limits of RUN steps.</summary>
    public IList<Ulimit> Ulimits { get => Values.Get(StepOptions.Ulimits); init => Values.Set(StepOptions.Ulimits, value); }

    /// <summary>The parent cgroup of RUN steps.</summary>
    public string? CgroupParent { get => Values.Get(StepOptions.CgroupParent); init => Values.Set(StepOptions.CgroupParent, value); }

    /// <summary>What the steps may do beyond the usual. BuildKit only.</summary>
    public IList<BuildEntitlement> Entitlements { get => Values.Get(StepOptions.Entitlements); init => Values.Set(StepOptions.Entitlements, value); }

    /// <summary>How the context is compressed on its way to the classic builder. Default: not at all, the best for a local engine. BuildKit fetches only what it does not have yet, and fetches that as it is.</summary>
    public ContextCompression? Compression { get => Values.Get(OperationOptions.Compression); init => Values.Set(OperationOptions.Compression, value); }

    /// <summary>Settings that only the classic builder obeys.</summary>
    public ClassicBuildOptions Classic { get => Values.Get(OperationOptions.Classic); init => Values.Set(OperationOptions.Classic, value); }

    /// <summary>What the build makes, and where it goes. Default: an image in the engine's store. Others than that are BuildKit's only.</summary>
    public IList<BuildOutput> Outputs { get => Values.Get(ResultOptions.Outputs); init => Values.Set(ResultOptions.Outputs, value); }

    /// <summary>An attestation of how the image was built. Default: none. BuildKit only.</summary>
    public ProvenanceMode? Provenance { get => Values.Get(AttestationOptions.Provenance); init => Values.Set(AttestationOptions.Provenance, value); }

    /// <summary>What that attestation says besides, and where it is written. Default: BuildKit's own choices. No effect without <see cref="Provenance"/>. BuildKit only.</summary>
    public ProvenanceParameters? ProvenanceParameters { get => Values.Get(AttestationOptions.ProvenanceParameters); init => Values.Set(AttestationOptions.ProvenanceParameters, value); }

    /// <summary>Whether the image gets an attestation of what is in it (a software bill of materials). Default: <see langword="false"/>. BuildKit only.</summary>
    public bool? Sbom { get => Values.Get(AttestationOptions.Sbom); init => Values.Set(AttestationOptions.Sbom, value); }

    /// <summary>The image that scans for <see cref="Sbom"/>. Default: BuildKit's own choice.</summary>
    public ImageReference? SbomGenerator { get => Values.Get(AttestationOptions.SbomGenerator); init => Values.Set(AttestationOptions.SbomGenerator, value); }

    /// <summary>Annotations of the image. BuildKit only.</summary>
    public IList<ImageAnnotation> Annotations { get => Values.Get(ResultOptions.Annotations); init => Values.Set(ResultOptions.Annotations, value); }

    /// <summary>The time that the image is said to be of, instead of the time of its build (<c>SOURCE_DATE_EPOCH</c>); whole seconds count. Default: that of the environment variable <c>SOURCE_DATE_EPOCH</c>, if it is set. BuildKit only.</summary>
    public DateTimeOffset? SourceDateEpoch { get => Values.Get(ResultOptions.SourceDateEpoch); init => Values.Set(ResultOptions.SourceDateEpoch, value); }

    /// <summary>Whether files in the image that are newer than <see cref="SourceDateEpoch"/> get its time. Default: <see langword="false"/>. BuildKit only.</summary>
    public bool? RewriteTimestamp { get => Values.Get(ResultOptions.RewriteTimestamp); init => Values.Set(ResultOptions.RewriteTimestamp, value); }

    /// <summary>Which sources the build may use, and what stands in for some of them. Default: any. BuildKit only.</summary>
    public SourcePolicy? SourcePolicy { get => Values.Get(SourceOptions.SourcePolicy); init => Values.Set(SourceOptions.SourcePolicy, value); }

    /// <summary>
    /// Whether the engine's own Dockerfile frontend reads the file even where a <c># syntax=</c> line names another. Default:
    /// <see langword="false"/>, the engine fetches that image. For engines that cannot reach its registry. BuildKit only.
    /// </summary>
    public bool? UseBuiltInFrontend { get => Values.Get(SourceOptions.UseBuiltInFrontend); init => Values.Set(SourceOptions.UseBuiltInFrontend, value); }

    /// <summary>How long the whole build may take. Default: no limit.</summary>
    public TimeSpan? Timeout { get => Values.Get(OperationOptions.Timeout); init => Values.Set(OperationOptions.Timeout, value); }

    /// <summary>How often a build is tried again after a failure that may pass. Default: <see cref="RetryOptions.Default"/>.</summary>
    public RetryOptions? Retry { get => Values.Get(OperationOptions.Retry); init => Values.Set(OperationOptions.Retry, value); }

    /// <summary>Where progress is told. Default: <see cref="BuildProgress.Console"/>; <see cref="BuildProgress.None"/> for silence.</summary>
    public IProgress<BuildEvent>? Progress { get => Values.Get(OperationOptions.Progress); init => Values.Set(OperationOptions.Progress, value); }

    /// <summary>Credentials for registries, asked before those of the Docker configuration.</summary>
    public IList<RegistryCredentials> Credentials { get => Values.Get(OperationOptions.Credentials); init => Values.Set(OperationOptions.Credentials, value); }

    /// <summary>
    /// The engine that builds. Default: the nodes of <see cref="BuildKit"/>, or those that <c>BUILDKIT_HOST</c> names, or else
    /// <see cref="EngineEndpoint.Default"/>. Where the call names an engine and only the image's definition names nodes, the engine builds.
    /// </summary>
    public EngineEndpoint? Engine { get => Values.Get(OperationOptions.Engine); init => Values.Set(OperationOptions.Engine, value); }

    /// <summary>
    /// Stand-alone BuildKit daemons that build instead of the engine. Several share the platforms of an image out among them, and different
    /// images. Default: where no <see cref="Engine"/> is named, those of the environment variable <c>BUILDKIT_HOST</c>.
    /// </summary>
    public IList<BuildKitNode> BuildKit { get => Values.Get(OperationOptions.BuildKit); init => Values.Set(OperationOptions.BuildKit, value); }

    /// <summary>Where diagnostics for developers go. Default: nowhere.</summary>
    public ILogger? Logger { get => Values.Get(OperationOptions.Logger); init => Values.Set(OperationOptions.Logger, value); }
}
