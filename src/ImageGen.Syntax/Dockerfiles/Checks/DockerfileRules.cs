using ImageGen.Dockerfiles.Checks;

namespace ImageGen;

/// <summary>The rules for Dockerfiles: BuildKit's build checks (v0.32.2) and some of our own.</summary>
public static class DockerfileRules
{
    /// <summary>The id under which an error in a Dockerfile is reported, which no rule is about.</summary>
    public const string SyntaxErrorId = "IMG0201";

    /// <summary>All rules, BuildKit's first.</summary>
    public static IReadOnlyList<DockerfileRule> All { get; } = [.. CheckTable.All.Select(check => check.Rule)];
}
