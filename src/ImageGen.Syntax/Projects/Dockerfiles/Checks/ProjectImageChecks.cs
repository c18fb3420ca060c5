namespace ImageGen.Projects.Dockerfiles.Checks;

/// <summary>Checks that the settings of an image fit the project that is published for it.</summary>
public static class ProjectImageChecks
{
    private static readonly ProjectImageCheck[] All =
    [
        new BaseImageWithoutRuntime(),
        new ImageWithoutCultures(),
        new RefusedSdk(),
        new LockFileWithoutRuntime(),
        new NativePlatforms(),
        new HealthCheckPlatforms(),
    ];

    /// <summary>Finds the settings that do not fit. Nothing is read from a disk.</summary>
    /// <param name="facts">The facts of the project.</param>
    /// <param name="options">The choices of the user.</param>
    /// <param name="platforms">The platforms of the image. If there are none, the builder selects one.</param>
    /// <exception cref="ProjectDockerfileException">The project cannot become a Linux image.</exception>
    public static IReadOnlyList<ProjectImageWarning> Find(ProjectFacts facts, ProjectDockerfileOptions options, IReadOnlyList<Platform> platforms)
    {
        var published = facts.WithProperties(options.Image.PublishProperties);
        var image = new CheckedImage(published, options, platforms, ProjectBaseImages.Create(published, options.Image));
        return [.. All.SelectMany(check => check.Find(image))];
    }
}
