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

    /// <summary>The registry (with an optional path) of the base images of an <c>auto</c> Dockerfile. Default: <c>IMAGEGEN_BASE_REGISTRY</c>, then <c>mcr.microsoft.com</c>.</summary>
    public string? BaseRegistry { get; set; }

    /// <summary>Whether the engine checks the registry for newer base images even if it has them. Default: <see langword="true"/>.</summary>
    public bool Pull { get; set; } = true;

    /// <summary>Whether every step runs again instead of using the cache. Default: <see langword="false"/>.</summary>
    public bool NoCache { get; set; }

    /// <summary>The builder of the image. Default: <see cref="ImageBuilder.Auto"/>.</summary>
    public ImageBuilder Builder { get; set; }
}
