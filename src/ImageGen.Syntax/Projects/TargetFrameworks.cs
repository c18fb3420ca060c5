using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Projects;

/// <summary>Selects the target framework of an image if a project has several.</summary>
internal static class TargetFrameworks
{
    /// <summary>Chooses the facts of a framework, by default the first; <see langword="null"/> if there are none at all.</summary>
    /// <exception cref="ProjectDockerfileException">The project does not target the framework.</exception>
    public static ProjectFacts? Choose(IReadOnlyList<ProjectFacts> frameworks, string? wanted, string directory) =>
        wanted is null || frameworks.Count == 0 ? frameworks.FirstOrDefault()
        : frameworks.FirstOrDefault(facts => facts.TargetFramework.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new ProjectDockerfileException($"The project '{FilePath.Relative(directory, frameworks[0].Path)}' does not target '{wanted}', but {string.Join(", ", frameworks.Select(facts => facts.TargetFramework))}. Set Framework to one of these, or add the framework to the project.");

    /// <summary>Sorts by version, with those that require an operating system last.</summary>
    public static IEnumerable<ProjectFacts> NewestFirst(IReadOnlyList<ProjectFacts> frameworks) =>
        frameworks.OrderByDescending(facts => VersionOf(facts.TargetFramework));

    private static Version? VersionOf(string framework) =>
        framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) && framework.IndexOf('.') > 0
        && Version.TryParse(framework.Substring("net".Length), out var version)
            ? version
            : null;
}
