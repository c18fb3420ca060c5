namespace ImageGen.Projects;

/// <summary>Selects the target framework of an image if a project has several.</summary>
internal static class TargetFrameworks
{
    /// <summary>Returns the newest version of .NET that does not require an operating system, or the first one if there is no such version.</summary>
    public static ProjectFacts Newest(IReadOnlyList<ProjectFacts> frameworks) =>
        frameworks.OrderByDescending(facts => VersionOf(facts.TargetFramework)).First();

    private static Version? VersionOf(string framework) =>
        framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) && framework.IndexOf('.') > 0
        && Version.TryParse(framework.Substring("net".Length), out var version)
            ? version
            : null;
}
