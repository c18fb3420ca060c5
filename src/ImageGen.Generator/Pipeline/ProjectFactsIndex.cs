using System.Collections.Immutable;
using ImageGen.Generator.Models;
using ImageGen.Projects;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>MSBuild's information about the projects that can become images: the compiled project, its references and the <c>ImageGenProject</c> items.</summary>
/// <param name="IsComplete">Whether there is any information. It is missing in a design-time build before the first real build.</param>
/// <param name="Own">The compiled project; <see langword="null"/> for a file-based app, which has no project.</param>
/// <param name="Projects">All projects.</param>
internal sealed record ProjectFactsIndex(bool IsComplete, ProjectFacts? Own, EquatableArray<ProjectFacts> Projects)
{
    /// <summary>The file that the package's targets write before each compilation.</summary>
    private const string FileName = "ImageGen.ProjectFacts.txt";

    public static IncrementalValueProvider<ProjectFactsIndex> In(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Where(static file => ProjectPath.FileName(file.Path) == FileName)
            .Select(static (file, cancellation) => file.GetText(cancellation)?.ToString() ?? "")
            .Collect()
            .Select(static (texts, _) => Read(texts))
            .WithTrackingName(TrackingNames.ProjectFacts);

    /// <summary>Finds the facts of the project at a path that the attribute names; <see langword="null"/> is the compiled project.</summary>
    public ProjectFacts? Find(string? path)
    {
        if (path is null)
        {
            return Own;
        }

        var normalized = ProjectPath.Normalize(path);
        return Projects.FirstOrDefault(project => string.Equals(project.Path, normalized, StringComparison.Ordinal));
    }

    private static ProjectFactsIndex Read(ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return new ProjectFactsIndex(IsComplete: false, null, default);
        }

        var file = ProjectFactsFile.Parse(texts[0]);
        return new ProjectFactsIndex(
            IsComplete: true,
            From(file.Find(null, file.Directory)),
            file.Projects.Select(path => From(file.Find(path, file.Directory))).OfType<ProjectFacts>().ToEquatableArray());
    }

    private static ProjectFacts? From(PublishedProject? project) => project is null ? null : new ProjectFacts(project.Path)
    {
        AssemblyName = project.Evaluated.AssemblyName,
        TargetFramework = project.Evaluated.TargetFramework,
        IsMultiTargeted = project.Evaluated.IsMultiTargeted,
        OutputType = project.Evaluated.OutputType,
        UsesAspNetCore = project.UsesAspNetCore,
        UseAppHost = project.Evaluated.UseAppHost,
        InvariantGlobalization = project.Evaluated.InvariantGlobalization,
        PublishAot = project.Evaluated.PublishAot,
        SelfContained = project.Evaluated.SelfContained,
        References = project.References.ToEquatableArray(),
        RestoreInputs = project.RestoreInputs.ToEquatableArray(),
        LinkedFiles = project.LinkedFiles.ToEquatableArray(),
    };
}
