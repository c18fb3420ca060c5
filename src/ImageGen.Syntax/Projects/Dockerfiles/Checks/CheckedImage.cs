namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>An image of a project, for its checks.</summary>
/// <param name="Facts">The project, with the properties of the settings.</param>
/// <param name="Options">The choices of the user.</param>
/// <param name="Platforms">The platforms; none if the builder selects one.</param>
/// <param name="BaseImages">The base images that follow.</param>
internal sealed record CheckedImage(ProjectFacts Facts, ProjectDockerfileOptions Options, IReadOnlyList<Platform> Platforms, ProjectBaseImages BaseImages)
{
    public ProjectImageSettings Settings => Options.Image;

    /// <summary>Finds the value of an environment variable in the settings; <see langword="null"/> if they do not set it.</summary>
    public string? FindVariable(string name) => Settings.Env.Where(variable => variable.Key == name).Select(variable => variable.Value).FirstOrDefault();
}
