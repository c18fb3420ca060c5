using System.Diagnostics;
using ImageGen.Building.Options;
using ImageGen.Building.Options.Declarations;
using ImageGen.BuildKit;
using ImageGen.Progress;
using Microsoft.Extensions.Logging;

namespace ImageGen;

/// <summary>
/// The settings of one build. A property that is not set has the value in <see cref="DockerImage.Defaults"/> of the image, or else
/// the default that its documentation states.
/// </summary>
public class ImageBuildOptions
{
    /// <summary>The values of the properties. An option is described in <c>Building/Options/Declarations</c>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal OptionValues Values { get; } = new(BuildOptionTable.OfBuild.Length);

    /// <summary>The tags of the built image. Default: the tag of <see cref="DockerImage.Reference"/>.</summary>
    public IList<ImageTag> Tags { get => Values.Get(ImageOptions.Tags); init => Values.Set(ImageOptions.Tags, value); }

    /// <summary>
    /// More names of the built image, also in other repositories and registries. One build and one push give the image all of them, each with the credentials of
    /// its registry. A name without a tag gets the tags of the build. Default: none.
    /// </summary>
    public IList<ImageReference> AdditionalNames { get => Values.Get(ImageOptions.AdditionalNames); init => Values.Set(ImageOptions.AdditionalNames, value); }

    /// <summary>The build arguments (<c>ARG</c>). Default: none.</summary>
    public BuildArguments Args { get => Values.Get(ImageOptions.Args); init => Values.Set(ImageOptions.Args, value); }

    /// <summary>The labels of the image. Default: none.</summary>
    public IDictionary<string, string> Labels { get => Values.Get(ImageOptions.Labels); init => Values.Set(ImageOptions.Labels, value); }

    /// <summary>The Dockerfile stage to build. Default: the last one.</summary>
    public string? Target { get => Values.Get(ImageOptions.Target); init => Values.Set(ImageOptions.Target, value); }

    /// <summary>The platforms to build for. Default: the platform of the engine.</summary>
    public IList<Platform> Platforms { get => Values.Get(ImageOptions.Platforms); init => Values.Set(ImageOptions.Platforms, value); }

    /// <summary>The build context. Default: <see cref="DockerImage.Context"/>.</summary>
    public BuildContext? Context { get => Values.Get(SourceOptions.Context); init => Values.Set(SourceOptions.Context, value); }

    /// <summary>The text of the Dockerfile. Default: the text of <see cref="DockerImage.Dockerfile"/>.</summary>
    public string? DockerfileText { get => Values.Get(SourceOptions.DockerfileText); init => Values.Set(SourceOptions.DockerfileText, value); }

    /// <summary>The settings of an <c>auto</c> Dockerfile.</summary>
    public AutoDockerfileOptions Auto { get => Values.Get(SourceOptions.Auto); init => Values.Set(SourceOptions.Auto, value); }

    /// <summary>The builder to use. Default: <see cref="ImageBuilder.Auto"/>.</summary>
    public ImageBuilder? Builder { get => Values.Get(OperationOptions.Builder); init => Values.Set(OperationOptions.Builder, value); }

    /// <summary>Whether the engine checks the registry for newer base images even if it has them. Default: <see langword="true"/>.</summary>
    public bool? Pull { get => Values.Get(SourceOptions.Pull); init => Values.Set(SourceOptions.Pull, value); }

    /// <summary>Whether every step runs again instead of using the cache. Default: <see langword="false"/>.</summary>
    public bool? NoCache { get => Values.Get(ReuseOptions.NoCache); init => Values.Set(ReuseOptions.NoCache, value); }

    /// <summary>The stages whose steps run again instead of using the cache. Default: none. BuildKit only.</summary>
    public IList<string> NoCacheFilter { get => Values.Get(ReuseOptions.NoCacheFilter); init => Values.Set(ReuseOptions.NoCacheFilter, value); }

    /// <summary>The cache imports. Default: none. The classic builder supports only images in registries.</summary>
    public IList<BuildCache> CacheFrom { get => Values.Get(ReuseOptions.CacheFrom); init => Values.Set(ReuseOptions.CacheFrom, value); }

    /// <summary>The cache exports, in addition to the builder's own cache. Default: none. BuildKit only.</summary>
    public IList<BuildCache> CacheTo { get => Values.Get(ReuseOptions.CacheTo); init => Values.Set(ReuseOptions.CacheTo, value); }

    /// <summary>The secrets for steps with <c>RUN --mount=type=secret</c>. Default: none. BuildKit only.</summary>
    public IList<BuildSecret> Secrets { get => Values.Get(StepOptions.Secrets); init => Values.Set(StepOptions.Secrets, value); }

    /// <summary>The SSH agents for steps with <c>RUN --mount=type=ssh</c>, and for contexts that are fetched by ssh. Default: none. BuildKit only.</summary>
    public IList<SshForward> Ssh { get => Values.Get(StepOptions.Ssh); init => Values.Set(StepOptions.Ssh, value); }

    /// <summary>The named contexts. The Dockerfile uses their names like those of stages and images. Default: none. BuildKit and builds in process only.</summary>
    public IDictionary<string, NamedContext> NamedContexts { get => Values.Get(SourceOptions.NamedContexts); init => Values.Set(SourceOptions.NamedContexts, value); }

    /// <summary>The network of RUN steps: <c>default</c>, <c>none</c>, <c>host</c>, or (classic builder) the name of a network. Default: the engine's choice.</summary>
    public string? Network { get => Values.Get(StepOptions.Network); init => Values.Set(StepOptions.Network, value); }

    /// <summary>Additional host names for RUN steps, with their addresses. The address <c>host-gateway</c> is the machine of the engine. Default: none.</summary>
    public IDictionary<string, string> ExtraHosts { get => Values.Get(StepOptions.ExtraHosts); init => Values.Set(StepOptions.ExtraHosts, value); }

    /// <summary>Whether the proxies of the Docker configuration become build arguments, as with the docker CLI. Default: <see langword="true"/>.</summary>
    public bool? UseConfigProxy { get => Values.Get(StepOptions.UseConfigProxy); init => Values.Set(StepOptions.UseConfigProxy, value); }

    /// <summary>The size of <c>/dev/shm</c> in RUN steps, in bytes. Default: the engine's choice.</summary>
    public long? ShmSizeBytes { get => Values.Get(StepOptions.ShmSizeBytes); init => Values.Set(StepOptions.ShmSizeBytes, value); }

    /// <summary>The resource limits of RUN steps. Default: the engine's choice.</summary>
    public IList<Ulimit> Ulimits { get => Values.Get(StepOptions.Ulimits); init => Values.Set(StepOptions.Ulimits, value); }

    /// <summary>The parent cgroup of RUN steps. Default: the engine's choice.</summary>
    public string? CgroupParent { get => Values.Get(StepOptions.CgroupParent); init => Values.Set(StepOptions.CgroupParent, value); }

    /// <summary>The additional rights of build steps. Default: none. BuildKit only.</summary>
    public IList<BuildEntitlement> Entitlements { get => Values.Get(StepOptions.Entitlements); init => Values.Set(StepOptions.Entitlements, value); }

    /// <summary>The compression of the context that is sent to the classic builder. Default: none, which is fastest for a local engine. BuildKit ignores it, because it fetches only changed files.</summary>
    public ContextCompression? Compression { get => Values.Get(OperationOptions.Compression); init => Values.Set(OperationOptions.Compression, value); }

    /// <summary>The settings that only the classic builder uses.</summary>
    public ClassicBuildOptions Classic { get => Values.Get(OperationOptions.Classic); init => Values.Set(OperationOptions.Classic, value); }

    /// <summary>The outputs of the build. Default: an image in the engine's store, or in the memory and the cache of this process. All other outputs need BuildKit or a build in process.</summary>
    public IList<BuildOutput> Outputs { get => Values.Get(ResultOptions.Outputs); init => Values.Set(ResultOptions.Outputs, value); }

    /// <summary>The provenance attestation, which describes how the image was built. Default: none. Of the engines, BuildKit only. A build in this process has no steps of BuildKit: <see cref="ProvenanceMode.Max"/> has the Dockerfile instead of them.</summary>
    public ProvenanceMode? Provenance { get => Values.Get(AttestationOptions.Provenance); init => Values.Set(AttestationOptions.Provenance, value); }

    /// <summary>Further parameters of the provenance attestation. Default: BuildKit's choice. Ignored without <see cref="Provenance"/>. Of the engines, BuildKit only.</summary>
    public ProvenanceParameters? ProvenanceParameters { get => Values.Get(AttestationOptions.ProvenanceParameters); init => Values.Set(AttestationOptions.ProvenanceParameters, value); }

    /// <summary>
    /// Whether the image gets an attestation with a software bill of materials (SBOM). Default: <see langword="false"/>. Of the engines, BuildKit only.
    /// A build in this process lists the base images, and the libraries that the <c>.deps.json</c> files in the image name.
    /// </summary>
    public bool? Sbom { get => Values.Get(AttestationOptions.Sbom); init => Values.Set(AttestationOptions.Sbom, value); }

    /// <summary>The image of the scanner for <see cref="Sbom"/>, which is ignored without it. Default: BuildKit's choice. A build in this process runs no scanner, and refuses it.</summary>
    public ImageReference? SbomGenerator { get => Values.Get(AttestationOptions.SbomGenerator); init => Values.Set(AttestationOptions.SbomGenerator, value); }

    /// <summary>The annotations of the image. Default: none. BuildKit and builds in process only.</summary>
    public IList<ImageAnnotation> Annotations { get => Values.Get(ResultOptions.Annotations); init => Values.Set(ResultOptions.Annotations, value); }

    /// <summary>The creation time of the image, in whole seconds. Default: the environment variable <c>SOURCE_DATE_EPOCH</c>, or else the time of the build (in process: of the newest file). BuildKit and builds in process only.</summary>
    public DateTimeOffset? SourceDateEpoch { get => Values.Get(ResultOptions.SourceDateEpoch); init => Values.Set(ResultOptions.SourceDateEpoch, value); }

    /// <summary>Whether files in the image that are newer than <see cref="SourceDateEpoch"/> get that time. Default: <see langword="false"/>. BuildKit and builds in process only.</summary>
    public bool? RewriteTimestamp { get => Values.Get(ResultOptions.RewriteTimestamp); init => Values.Set(ResultOptions.RewriteTimestamp, value); }

    /// <summary>The rules for the sources of the build: which are allowed, and which are replaced. Default: all are allowed. BuildKit only.</summary>
    public SourcePolicy? SourcePolicy { get => Values.Get(SourceOptions.SourcePolicy); init => Values.Set(SourceOptions.SourcePolicy, value); }

    /// <summary>
    /// Whether the engine uses its built-in Dockerfile frontend even if a <c># syntax=</c> line names another one. Use it for an engine
    /// that cannot reach the registry of that frontend. Default: <see langword="false"/>. BuildKit only.
    /// </summary>
    public bool? UseBuiltInFrontend { get => Values.Get(SourceOptions.UseBuiltInFrontend); init => Values.Set(SourceOptions.UseBuiltInFrontend, value); }

    /// <summary>The time limit of the whole build, including retries. Default: no limit.</summary>
    public TimeSpan? Timeout { get => Values.Get(OperationOptions.Timeout); init => Values.Set(OperationOptions.Timeout, value); }

    /// <summary>The retries after a transient failure. Default: <see cref="RetryOptions.Default"/>.</summary>
    public RetryOptions? Retry { get => Values.Get(OperationOptions.Retry); init => Values.Set(OperationOptions.Retry, value); }

    /// <summary>The receiver of progress. <see cref="BuildProgress.Quiet"/> disables it. Default: <see cref="BuildProgress.Auto"/>.</summary>
    public IProgress<BuildEvent>? Progress { get => Values.Get(OperationOptions.Progress); init => Values.Set(OperationOptions.Progress, value); }

    /// <summary>Credentials for registries. They take precedence over those of the Docker configuration. Default: none.</summary>
    public IList<RegistryCredentials> Credentials { get => Values.Get(OperationOptions.Credentials); init => Values.Set(OperationOptions.Credentials, value); }

    /// <summary>
    /// The engine that builds. Default: the nodes of <see cref="BuildKit"/>, or those in <c>BUILDKIT_HOST</c>, or else
    /// <see cref="EngineEndpoint.Default"/>. If the call sets an engine and only <see cref="DockerImage.Defaults"/> sets nodes, the engine builds.
    /// </summary>
    public EngineEndpoint? Engine { get => Values.Get(OperationOptions.Engine); init => Values.Set(OperationOptions.Engine, value); }

    /// <summary>
    /// Stand-alone BuildKit daemons that build instead of the engine. The platforms of an image, and different images, are distributed
    /// among them. Default: if <see cref="Engine"/> is not set, the nodes in the environment variable <c>BUILDKIT_HOST</c>.
    /// </summary>
    public IList<BuildKitNode> BuildKit { get => Values.Get(OperationOptions.BuildKit); init => Values.Set(OperationOptions.BuildKit, value); }

    /// <summary>The logger of diagnostic messages for developers. Default: none.</summary>
    public ILogger? Logger { get => Values.Get(OperationOptions.Logger); init => Values.Set(OperationOptions.Logger, value); }
}
