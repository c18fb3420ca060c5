namespace ImageGen.Projects.Dockerfiles;

/// <summary>What is known about the build of a project's image, and what the user chose.</summary>
public sealed class ProjectDockerfileOptions
{
    /// <summary>The registry of Microsoft's images.</summary>
    public const string DefaultBaseRegistry = "mcr.microsoft.com";

    /// <summary>Creates the options.</summary>
    /// <param name="projectDirectory">The absolute path of the folder where the paths of the facts start, with <c>/</c>.</param>
    public ProjectDockerfileOptions(string projectDirectory) => ProjectDirectory = projectDirectory;

    /// <summary>The absolute path of the folder where the paths of the facts start, with <c>/</c>.</summary>
    public string ProjectDirectory { get; }

    /// <summary>The absolute path of the context's folder. Default: the nearest folder that contains all files.</summary>
    public string? ContextFolder { get; set; }

    /// <summary>Whether BuildKit builds the image. Default: <see langword="true"/>. The classic builder and Buildah get no mounts and no platform arguments.</summary>
    public bool UsesBuildKit { get; set; } = true;

    /// <summary>The folders with packages in the NuGet configuration of the user.</summary>
    public IReadOnlyList<FeedFolder> UserFeeds { get; set; } = [];

    /// <summary>Whether the NuGet configuration of the user is a file of the context, since the builder has no secrets.</summary>
    public bool CopiesUserConfiguration { get; set; }

    /// <summary>
    /// Whether the restore and the publish in the container trust the authorities in the secret <see cref="ProjectDockerfile.CertificateAuthoritiesSecretId"/>,
    /// in addition to those of the SDK image. Default: <see langword="false"/>. No effect without <see cref="UsesBuildKit"/>.
    /// </summary>
    public bool UsesCertificateAuthorities { get; set; }

    /// <summary>Whether the project is published on this machine, so that the Dockerfile only copies the result. Default: <see langword="false"/>.</summary>
    public bool IsPublishedOnHost { get; set; }

    /// <summary>The processor architecture of the image, as in Docker's platforms, for a builder that does not know <c>TARGETARCH</c>. Default: <c>amd64</c>.</summary>
    public string Architecture { get; set; } = "amd64";

    /// <summary>The settings of the image.</summary>
    public ProjectImageSettings Image { get; set; } = new();
}
