using ImageGen.Generator.Models;
using ImageGen.Projects;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Pipeline;

/// <summary>MSBuild's information about the projects that can become images: the compiled project, its references and the <c>ImageGenProject</c> items.</summary>
/// <param name="IsComplete">Whether there is any information. It is missing in a design-time build before the first real build.</param>
/// <param name="Directory">The absolute path of the folder where the paths of the facts start.</param>
/// <param name="Own">The compiled project, for each target framework; none for a file-based app, which has no project.</param>
/// <param name="Projects">All projects, for each target framework, by each path under which an attribute may name them.</param>
/// <param name="Missing">The paths in attributes at which there is no project.</param>
internal sealed record ProjectFactsIndex(bool IsComplete, string Directory, EquatableArray<ProjectFacts> Own, EquatableArray<NamedProjectFacts> Projects, EquatableArray<string> Missing)
{
    /// <summary>The file that the package's targets write before each compilation.</summary>
    private const string FileName = "ImageGen.ProjectFacts.txt";

    public static IncrementalValueProvider<ProjectFactsIndex> In(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Where(IsFacts)
            .Select(static (file, cancellation) => file.GetText(cancellation)?.ToString() ?? "")
            .Collect()
            .Select(static (texts, _) => Read(texts.FirstOrDefault()))
            .WithTrackingName(TrackingNames.ProjectFacts);

    /// <summary>Whether MSBuild's information is in a file.</summary>
    public static bool IsFacts(AdditionalText file) => ProjectPath.FileName(file.Path) == FileName;

    /// <summary>Finds the facts of the project at a path that the attribute names, for each target framework; <see langword="null"/> is the compiled project.</summary>
    public IReadOnlyList<ProjectFacts> FindAll(string? path) => path is null
        ? [.. Own]
        : [.. Projects.Where(project => string.Equals(project.Path, ProjectPath.Normalize(path), StringComparison.Ordinal)).Select(static project => project.Facts)];

    /// <summary>Whether there is no project at a path that an attribute names. A path that is not a literal was not looked for.</summary>
    public bool IsMissing(string path) => Missing.Contains(ProjectPath.Normalize(path));

    /// <summary>Reads the text of the file; <see langword="null"/> if there is none.</summary>
    public static ProjectFactsIndex Read(string? text)
    {
        if (text is null)
        {
            return new ProjectFactsIndex(IsComplete: false, "", default, default, default);
        }

        var file = ProjectFactsFile.Parse(text);
        return new ProjectFactsIndex(
            IsComplete: true,
            file.Directory,
            file.FindAll(null, file.Directory).ToEquatableArray(),
            file.Projects.Concat(file.Named).SelectMany(path => file.FindAll(path, file.Directory).Select(facts => new NamedProjectFacts(ProjectPath.Normalize(path), facts)))
                .SelectMany(project => new[] { project, project with { Path = project.Facts.Path } }).ToEquatableArray(),
            file.Missing.Select(ProjectPath.Normalize).ToEquatableArray());
    }
}
