namespace ImageGen;

/// <summary>
/// Makes a partial class the description of one Docker image: the compiler checks the name, tag and Dockerfile,
/// and generates <c>Name</c>, <c>Reference</c>, <c>Image</c>, <c>BuildAsync</c>, <c>PushAsync</c> and <c>BuildAndPushAsync</c>. From a Dockerfile
/// that the compiler sees come <c>Stage</c>, <c>BaseImages</c>, <c>ExposedPorts</c>, <c>Labels</c> and the typed members of <c>BuildOptions</c>.
/// </summary>
/// <param name="name">The image's name: registry and repository, and a tag if it is constant, for example <c>ghcr.io/acme/shop-api</c>.</param>
/// <remarks>A relative path in any property starts at the folder of the project that holds the class.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DockerImageAttribute(string name) : Attribute
{
    /// <summary>The image's name as written: registry and repository, and a tag if it is constant.</summary>
    public string Name { get; } = name;

    /// <summary>The image's tag. Without one here or in the name, the tag is the UTC time at which the program first used the image.</summary>
    public string? Tag { get; set; }

    /// <summary>The Dockerfile's path, or <c>auto</c> (the default) for one made for the .NET project.</summary>
    public string Dockerfile { get; set; } = "auto";

    /// <summary>The build context: a folder, or the URL of a Git repository or archive that the engine fetches. Defaults to the project's folder.</summary>
    public string? Context { get; set; }

    /// <summary>The project file that <c>auto</c> publishes. Defaults to the project that holds the class.</summary>
    public string? Project { get; set; }

    /// <summary>The Dockerfile stage to build. Defaults to the last one.</summary>
    public string? Target { get; set; }

    /// <summary>The platforms to build for, such as <c>linux/arm64</c>. Defaults to the engine's own.</summary>
    public string[]? Platforms { get; set; }

    /// <summary>Build arguments, each <c>NAME=value</c>, or <c>NAME</c> to take the value of the environment variable.</summary>
    public string[]? Args { get; set; }

    /// <summary>Labels, each <c>key=value</c>.</summary>
    public string[]? Labels { get; set; }

    /// <summary>
    /// Where the secrets come from that steps ask for by <c>RUN --mount=type=secret</c>, each as <c>--secret</c> of the docker CLI writes it:
    /// <c>id=npmrc,src=.npmrc</c> for a file, <c>id=token,env=TOKEN</c> for an environment variable. An id alone is the name of the
    /// variable, or else of the file. Files and variables are read when a step of a build asks for them; none of their contents is in the
    /// assembly. BuildKit only.
    /// </summary>
    public string[]? Secrets { get; set; }

    /// <summary>Images whose layers may serve as cache.</summary>
    public string[]? CacheFrom { get; set; }

    /// <summary>Additional lines of <c>/etc/hosts</c> for RUN steps, each <c>host:address</c>.</summary>
    public string[]? ExtraHosts { get; set; }

    /// <summary>The network of RUN steps: <c>default</c>, <c>none</c>, <c>host</c>, or (classic builder) a network's name.</summary>
    public string? Network { get; set; }

    /// <summary>The registry (with an optional path) that <c>auto</c> takes its base images from, instead of <c>mcr.microsoft.com</c>.</summary>
    public string? BaseRegistry { get; set; }

    /// <summary>Whether base images are looked for in their registry even when the engine has them. Defaults to <see langword="true"/>.</summary>
    public bool Pull { get; set; } = true;

    /// <summary>Whether every step runs anew instead of being taken from the cache.</summary>
    public bool NoCache { get; set; }

    /// <summary>Which builder of the engine builds the image. Defaults to the best one that it has.</summary>
    public ImageBuilder Builder { get; set; }
}
