namespace ImageGen.Projects.Dockerfiles;

/// <summary>What a user can choose about the Dockerfile of a project.</summary>
public sealed record ProjectDockerfileOptions
{
    /// <summary>The registry of Microsoft's images.</summary>
    public const string DefaultBaseRegistry = "mcr.microsoft.com";

    /// <summary>The absolute path of the folder where the paths of the facts start, with <c>/</c>.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The absolute path of the context's folder. Default: the nearest folder that contains all files.</summary>
    public string? ContextFolder { get; init; }

    /// <summary>The registry, with an optional path, that has Microsoft's images. Default: <see cref="DefaultBaseRegistry"/>.</summary>
    public string BaseRegistry { get; init; } = DefaultBaseRegistry;

    /// <summary>Whether BuildKit builds the image. The classic builder and Buildah get no mounts and no platform arguments. Default: <see langword="true"/>.</summary>
    public bool UsesBuildKit { get; init; } = true;
}
