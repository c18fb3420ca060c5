namespace ImageGen;

/// <summary>
/// The attribute of a partial class that describes one Docker image. The compiler checks the name, tag and Dockerfile,
/// and generates <c>Name</c>, <c>Reference</c>, <c>Image</c>, <c>BuildAsync</c>, <c>PushAsync</c> and <c>BuildAndPushAsync</c>. For a Dockerfile
/// that the compiler can read, it also generates <c>Stage</c>, <c>BaseImages</c>, <c>ExposedPorts</c>, <c>Labels</c> and the typed members of <c>BuildOptions</c>.
/// </summary>
/// <param name="name">The image's name: registry and repository, and a tag if it is constant, for example <c>ghcr.io/acme/shop-api</c>.</param>
/// <remarks>A relative path in any property starts at the folder of the project that contains the class.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DockerImageAttribute(string name) : Attribute
{
    /// <summary>The name of the image as written: registry and repository, and a tag if it is constant.</summary>
    public string Name { get; } = name;

    /// <summary>The tag of the image. Default: the tag in the name, or else the UTC time at which the program first used the image.</summary>
    public string? Tag { get; set; }

    /// <summary>The path of the Dockerfile, or <c>auto</c> for a Dockerfile that is generated for the .NET project. Default: <c>auto</c>.</summary>
    public string Dockerfile { get; set; } = "auto";

    /// <summary>The build context: a folder, or the URL of a Git repository or archive that the engine fetches. Default: the project's folder or, with <c>auto</c>, the nearest folder that contains all files that the Dockerfile copies.</summary>
    public string? Context { get; set; }

    /// <summary>The project file that <c>auto</c> publishes. Default: the project that contains the class.</summary>
    public string? Project { get; set; }

    /// <summary>The Dockerfile stage to build. Default: the last one.</summary>
    public string? Target { get; set; }

    /// <summary>The platforms to build for, such as <c>linux/arm64</c>. Default: the platform of the engine.</summary>
    public string[]? Platforms { get; set; }

    /// <summary>Build arguments, each <c>NAME=value</c>, or <c>NAME</c> for the value of the environment variable.</summary>
    public string[]? Args { get; set; }

    /// <summary>Labels, each <c>key=value</c>.</summary>
    public string[]? Labels { get; set; }

    /// <summary>
    /// The secrets for steps with <c>RUN --mount=type=secret</c>, each in the syntax of <c>--secret</c> of the docker CLI:
    /// <c>id=npmrc,src=.npmrc</c> for a file, <c>id=token,env=TOKEN</c> for an environment variable. An id alone is the name of the
    /// variable, or else of the file. Files and variables are read when a step requests them, and the assembly does not contain their
    /// contents. BuildKit only.
    /// </summary>
    public string[]? Secrets { get; set; }

    /// <summary>The references of images in registries to import cache from.</summary>
    public string[]? CacheFrom { get; set; }

    /// <summary>Additional lines of <c>/etc/hosts</c> for RUN steps, each <c>host:address</c>.</summary>
    public string[]? ExtraHosts { get; set; }

    /// <summary>The network of RUN steps: <c>default</c>, <c>none</c>, <c>host</c>, or (classic builder) a network's name.</summary>
    public string? Network { get; set; }

    /// <summary>Whether the engine checks the registry for newer base images even if it has them. Default: <see langword="true"/>.</summary>
    public bool Pull { get; set; } = true;

    /// <summary>Whether every step runs again instead of using the cache. Default: <see langword="false"/>.</summary>
    public bool NoCache { get; set; }

    /// <summary>The builder of the image. Default: <see cref="ImageBuilder.Auto"/>.</summary>
    public ImageBuilder Builder { get; set; }

    /// <summary>Where an <c>auto</c> Dockerfile publishes the project. Default: <see cref="PublishLocation.Container"/>.</summary>
    public PublishLocation PublishOn { get; set; }

    /// <summary>The registry (with an optional path) of the base images of an <c>auto</c> Dockerfile. Default: <c>IMAGEGEN_BASE_REGISTRY</c>, then <c>mcr.microsoft.com</c>.</summary>
    public string? BaseRegistry { get; set; }

    /// <summary>
    /// The image in which an <c>auto</c> Dockerfile runs the program: a reference, or <c>typeof</c> a class with this attribute, whose image is then built
    /// first. Default: one of Microsoft's images, by the rules of the project.
    /// </summary>
    public object? BaseImage { get; set; }

    /// <summary>The flavor of Microsoft's images for an <c>auto</c> Dockerfile, such as <c>alpine</c>. Default: see <see cref="AutoDockerfileOptions.ContainerFamily"/>.</summary>
    public string? ContainerFamily { get; set; }

    /// <summary>The tag of the SDK image of an <c>auto</c> Dockerfile. Default: by the target framework and <c>global.json</c>.</summary>
    public string? SdkTag { get; set; }

    /// <summary>The packages of the Linux distribution that an <c>auto</c> Dockerfile installs.</summary>
    public string[]? Packages { get; set; }

    /// <summary>The environment variables of an <c>auto</c> Dockerfile, each <c>NAME=value</c>.</summary>
    public string[]? Env { get; set; }

    /// <summary>The ports that an <c>auto</c> Dockerfile exposes, such as <c>8080</c> or <c>53/udp</c>. Default: see <see cref="AutoDockerfileOptions.Ports"/>.</summary>
    public string[]? Ports { get; set; }

    /// <summary>The user who runs the program of an <c>auto</c> Dockerfile. Default: the user of Microsoft's images, who is not root.</summary>
    public string? User { get; set; }

    /// <summary>The path, or the http URL, for the health check of an <c>auto</c> Dockerfile, which needs no shell in the image. Default: no health check.</summary>
    public string? HealthCheck { get; set; }

    /// <summary>The folders of volumes in an <c>auto</c> Dockerfile.</summary>
    public string[]? Volumes { get; set; }

    /// <summary>The properties with which an <c>auto</c> Dockerfile publishes the project, each <c>Name=value</c>.</summary>
    public string[]? PublishProperties { get; set; }

    /// <summary>MSBuild's configuration in which an <c>auto</c> Dockerfile publishes the project. Default: <c>Release</c>.</summary>
    public string? Configuration { get; set; }

    /// <summary>The target framework that an <c>auto</c> Dockerfile publishes. Default: the newest one that does not require an operating system.</summary>
    public string? Framework { get; set; }

    /// <summary>The additional files of an <c>auto</c> Dockerfile, each <c>path in the image=path here</c>. See <see cref="AutoDockerfileOptions.Files"/>.</summary>
    public string[]? Files { get; set; }

    /// <summary>The arguments of the program in an <c>auto</c> Dockerfile (<c>CMD</c>).</summary>
    public string[]? Command { get; set; }
}
