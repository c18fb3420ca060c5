using ImageGen.Dockerfiles.Checks;

namespace ImageGen;

/// <summary>The rules for Dockerfiles: BuildKit's build checks (v0.32.2) and some of our own.</summary>
public static class DockerfileRules
{
    /// <summary>All rules, BuildKit's first.</summary>
    public static IReadOnlyList<DockerfileRule> All { get; } = [.. CheckTable.All.Select(check => check.Rule)];
}
