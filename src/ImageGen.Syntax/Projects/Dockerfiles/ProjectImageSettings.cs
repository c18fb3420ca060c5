namespace ImageGen.Projects.Dockerfiles;

/// <summary>The settings of an image that is made for a project. <see cref="ImageSettingErrors"/> says which values are valid.</summary>
public sealed class ProjectImageSettings
{
    /// <summary>The registry, with an optional path, that has Microsoft's images. Default: <see cref="ProjectDockerfileOptions.DefaultBaseRegistry"/>.</summary>
    public string BaseRegistry { get; set; } = ProjectDockerfileOptions.DefaultBaseRegistry;

    /// <summary>The image that runs the program. Default: one of Microsoft's images, by the rules of the project.</summary>
    public string? BaseImage { get; set; }

    /// <summary>The flavor of Microsoft's images, as in MSBuild's <c>ContainerFamily</c>: the part of the tag after the version. Default: <c>noble-chiseled</c> or <c>noble-chiseled-extra</c>.</summary>
    public string? ContainerFamily { get; set; }

    /// <summary>The tag of the SDK image. Default: by the target framework and <c>global.json</c>.</summary>
    public string? SdkTag { get; set; }

    /// <summary>The packages of the Linux distribution to install.</summary>
    public IReadOnlyList<string> Packages { get; set; } = [];

    /// <summary>The environment variables.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Env { get; set; } = [];

    /// <summary>The ports, as in <c>EXPOSE</c>. Default: the ports on which an ASP.NET Core program listens.</summary>
    public IReadOnlyList<string> Ports { get; set; } = [];

    /// <summary>The user who runs the program. Default: the user of Microsoft's images, who is not root.</summary>
    public string? User { get; set; }

    /// <summary>The path or URL that responds with success while the program is healthy. Default: the image has no health check.</summary>
    public string? HealthCheck { get; set; }

    /// <summary>The folders of the container whose content is kept in volumes. They belong to the user who runs the program.</summary>
    public IReadOnlyList<string> Volumes { get; set; } = [];

    /// <summary>The properties of the publish.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PublishProperties { get; set; } = [];

    /// <summary>MSBuild's configuration. Default: <c>Release</c>.</summary>
    public string? Configuration { get; set; }

    /// <summary>Additional files: the path in the image, and the path here, relative to the project directory.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; set; } = [];

    /// <summary>The arguments of the program.</summary>
    public IReadOnlyList<string> Command { get; set; } = [];
}
