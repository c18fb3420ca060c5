namespace ImageGen.Projects.Dockerfiles;

/// <summary>What a user can choose about the Dockerfile of a project.</summary>
/// <param name="ProjectDirectory">The absolute path of the folder where the paths of the facts start, with <c>/</c>.</param>
/// <param name="ContextFolder">The absolute path of the context's folder. Default: the nearest folder that contains all files.</param>
/// <param name="BaseRegistry">The registry, with an optional path, that has Microsoft's images. Default: <see cref="DefaultBaseRegistry"/>.</param>
/// <param name="UsesBuildKit">Whether BuildKit builds the image. The classic builder and Buildah get no mounts and no platform arguments.</param>
/// <param name="HasNamedContexts">Whether the BuildKit supports named contexts. Without them, a folder feed outside of the repository is empty in the container.</param>
public sealed record ProjectDockerfileOptions(
    string ProjectDirectory, string? ContextFolder = null, string BaseRegistry = ProjectDockerfileOptions.DefaultBaseRegistry, bool UsesBuildKit = true, bool HasNamedContexts = true)
{
    /// <summary>The registry of Microsoft's images.</summary>
    public const string DefaultBaseRegistry = "mcr.microsoft.com";
}
