namespace ImageGen.Projects;

/// <summary>Which of several target frameworks an image is made of.</summary>
internal static class TargetFrameworks
{
    /// <summary>The newest version of .NET that is bound to no operating system; where there is none, the first.</summary>
    public static EvaluatedProject Newest(IReadOnlyList<EvaluatedProject> frameworks) =>
        frameworks.OrderByDescending(facts => VersionOf(facts.TargetFramework)).First();

    private static Version? VersionOf(string framework) =>
        framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) && framework.IndexOf('.') > 0
        && Version.TryParse(framework.Substring("net".Length), out var version)
            ? version
            : null;
}
