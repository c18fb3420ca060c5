using ImageGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>What MSBuild told of the projects that can become images: the one that is compiled, those it references, and those listed for it.</summary>
/// <param name="IsComplete">Whether the build told anything; not so in a design-time build before the first real one.</param>
/// <param name="Projects">The projects, that of the compilation first.</param>
internal sealed record ProjectFactsIndex(bool IsComplete, EquatableArray<ProjectFacts> Projects)
{
    public static IncrementalValueProvider<ProjectFactsIndex> In(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (_, _) => new ProjectFactsIndex(IsComplete: false, default))
            .WithTrackingName(TrackingNames.ProjectFacts);

    /// <summary>The facts of the project at a path as the attribute writes it, or of the compiled project for <see langword="null"/>.</summary>
    public ProjectFacts? Find(string? path)
    {
        if (path is null)
        {
            return Projects.FirstOrDefault();
        }

        var normalized = ProjectPath.Normalize(path);
        return Projects.FirstOrDefault(project => string.Equals(project.Path, normalized, StringComparison.Ordinal));
    }
}
