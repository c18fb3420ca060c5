using System.Collections.Immutable;

namespace ImageGen.Auto;

/// <summary>The files of a project and its references in the context. All paths except that of the context are relative to it.</summary>
internal sealed record ProjectLayout
{
    public required string ContextDirectory { get; init; }

    /// <summary>The file of the published project.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The project files, including that of the published project.</summary>
    public required ImmutableArray<string> ProjectFiles { get; init; }

    /// <summary>The folder of each project.</summary>
    public required ImmutableArray<string> AllProjectFolders { get; init; }

    /// <summary>The folders of the projects, without nested ones. That of the published project is the last, because it changes most often.</summary>
    public required ImmutableArray<string> ProjectFolders { get; init; }

    /// <summary>The other files that restore reads.</summary>
    public required ImmutableArray<string> RestoreInputs { get; init; }

    /// <summary>Other files that the compiler reads, outside of the project folders.</summary>
    public required ImmutableArray<string> SourceFiles { get; init; }

    public required GlobalJson? GlobalJson { get; init; }

    /// <exception cref="DotNetProjectException">A project file is missing, or a file is outside of the context that the user set.</exception>
    public static ProjectLayout Create(DotNetProject project, string projectDirectory, string? contextDirectory)
    {
        var from = Path.GetFullPath(projectDirectory);
        var projects = project.References.Prepend(project.Path).Select(path => ExistingProject(from, path)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var folders = projects.Select(FolderOf).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var restoreInputs = ImportedFiles.Find(projects, Existing(from, project.RestoreInputs));
        var linked = Existing(from, project.LinkedFiles);
        var settings = folders.SelectMany(CompilerSettings.Above).Distinct(StringComparer.Ordinal);
        ImmutableArray<string> files = [.. restoreInputs, .. linked, .. settings];

        var context = contextDirectory is null ? CommonFolder(project, folders.Concat(files.Select(FolderOf))) : Path.GetFullPath(contextDirectory);
        ImmutableArray<string> Relative(IEnumerable<string> paths) => [.. paths.Select(path => InContext(context, path)).Order(StringComparer.Ordinal)];

        var allFolders = Relative(folders);
        ImmutableArray<string> outermost = [.. allFolders.Where(folder => !allFolders.Any(other => other != folder && FolderPath.IsWithin(folder, other)))];
        var relativeInputs = Relative(restoreInputs);
        var projectFile = InContext(context, projects[0]);
        return new ProjectLayout
        {
            ContextDirectory = context,
            ProjectFile = projectFile,
            ProjectFiles = Relative(projects),
            AllProjectFolders = allFolders,
            ProjectFolders = [.. outermost.OrderBy(folder => FolderPath.IsWithin(projectFile, folder))],
            RestoreInputs = relativeInputs,
            SourceFiles = [.. Relative(linked.Concat(settings).Distinct(StringComparer.Ordinal))
                .Where(file => !relativeInputs.Contains(file) && !outermost.Any(folder => FolderPath.IsWithin(file, folder)))],
            GlobalJson = restoreInputs.FirstOrDefault(IsGlobalJson) is { } path ? GlobalJson.Read(path) : null,
        };
    }

    private static bool IsGlobalJson(string path) => Path.GetFileName(path) == "global.json";

    private static string FolderOf(string path) => Path.GetDirectoryName(path)!;

    private static string ExistingProject(string directory, string path)
    {
        var full = Path.GetFullPath(path, directory);
        return File.Exists(full)
            ? full
            : throw new DotNetProjectException($"The project file '{full}' no longer exists. Build the program again to update its list of projects.");
    }

    private static ImmutableArray<string> Existing(string directory, ImmutableArray<string> paths) =>
        [.. paths.Select(path => Path.GetFullPath(path, directory)).Where(File.Exists)];

    private static string CommonFolder(DotNetProject project, IEnumerable<string> folders) =>
        FolderPath.CommonFolder(folders)
        ?? throw new DotNetProjectException($"The project '{project.Path}' and the files that it needs are on several drives, and a build context is one folder. Move them to one drive.");

    private static string InContext(string context, string path) =>
        FolderPath.IsOutside(path, context)
            ? throw new DotNetProjectException($"'{path}' is needed by the build and is outside of the context '{context}'. Set the context to a folder that contains both, or do not set it: 'auto' then finds that folder.")
            : FolderPath.Relative(context, path);
}
