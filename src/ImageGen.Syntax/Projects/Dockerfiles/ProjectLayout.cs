namespace ImageGen.Projects.Dockerfiles;

/// <summary>The files of a project and its references in the context. All paths except that of the context are relative to it.</summary>
internal sealed record ProjectLayout
{
    /// <summary>The absolute path of the context's folder.</summary>
    public required string ContextFolder { get; init; }

    /// <summary>The file of the published project.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The project files, including that of the published project.</summary>
    public required IReadOnlyList<string> ProjectFiles { get; init; }

    /// <summary>The folders of the projects, without nested ones. That of the published project is the last, because it changes most often.</summary>
    public required IReadOnlyList<string> ProjectFolders { get; init; }

    /// <summary>The other files that restore reads.</summary>
    public required IReadOnlyList<string> RestoreInputs { get; init; }

    /// <summary>The folders with packages.</summary>
    public required IReadOnlyList<string> FeedFolders { get; init; }

    /// <summary>The folders with packages outside of the repository.</summary>
    public required IReadOnlyList<FeedFolder> OuterFeeds { get; init; }

    /// <summary>Other files that a build reads, outside of the project folders.</summary>
    public required IReadOnlyList<string> SourceFiles { get; init; }

    /// <summary>The folders with the output of builds, which are no input.</summary>
    public required IReadOnlyList<string> OutputFolders { get; init; }

    /// <summary>The additional files and folders of the settings, in their order.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The files that are sent although their names are those of private files.</summary>
    public required IReadOnlyList<string> KeptFiles { get; init; }

    /// <summary>The files that the project or its items name, apart from those in the project's own folder. They are sent whatever their names are.</summary>
    public required IReadOnlyList<string> NamedFiles { get; init; }

    /// <summary>The files and folders to send.</summary>
    public IReadOnlyList<string> Include =>
        ProjectFolders.Contains("")
            ? ["."]
            : [.. ProjectFolders.Concat(RestoreInputs).Concat(SourceFiles).Concat(FeedFolders).Concat(Files).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)];

    /// <exception cref="ProjectDockerfileException">A file is outside of the context that the user set.</exception>
    public static ProjectLayout Create(ProjectFacts facts, ProjectDockerfileOptions options)
    {
        var contextFolder = options.ContextFolder;
        string Absolute(string path) => FilePath.Combine(options.ProjectDirectory, path);

        var projects = facts.References.Prepend(facts.Path).Select(Absolute).Distinct(StringComparer.Ordinal).ToArray();
        var folders = projects.Select(FilePath.FolderOf).Distinct(StringComparer.Ordinal).ToArray();
        var restoreInputs = facts.RestoreInputs.Select(Absolute).ToArray();
        var feeds = facts.FeedFolders.Select(Absolute).ToArray();
        var linked = facts.LinkedFiles.Select(file => file with { Path = Absolute(file.Path) }).ToArray();

        var files = options.Image.Files.Select(entry => FilePath.Normalize(Absolute(entry.Value))).ToArray();

        var context = contextFolder is null
            ? CommonFolder(facts, folders.Concat(feeds).Concat(restoreInputs.Concat(linked.Select(file => file.Path)).Concat(files).Select(FilePath.FolderOf)))
            : FilePath.Normalize(contextFolder);
        string[] Relative(IEnumerable<string> paths) => [.. paths.Select(path => InContext(context, path, item: null)).OrderBy(path => path, StringComparer.Ordinal)];

        var allFolders = Relative(folders);
        string[] outermost = [.. allFolders.Where(folder => !allFolders.Any(other => other != folder && FilePath.IsWithin(folder, other)))];
        var projectFile = InContext(context, projects[0], item: null);
        var inputs = Relative(restoreInputs);
        string[] linkedFiles = [.. linked.Select(file => InContext(context, file.Path, file.Item)).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal)];
        return new ProjectLayout
        {
            ContextFolder = context,
            ProjectFile = projectFile,
            ProjectFiles = Relative(projects),
            ProjectFolders = [.. outermost.OrderBy(folder => FilePath.IsWithin(projectFile, folder))],
            RestoreInputs = inputs,
            FeedFolders = Relative(feeds),
            // A publish on this machine reads its feeds where they are.
            OuterFeeds = options.IsPublishedOnHost ? [] : [.. facts.OuterFeeds.Select((feed, index) => FeedFolder.Create(feed with { File = Absolute(feed.File) }, context, index)), .. options.UserFeeds],
            Files = [.. files.Select(file => InContext(context, file, "a file of the setting Files"))],
            SourceFiles = [.. linkedFiles.Where(file => !inputs.Contains(file) && !outermost.Any(folder => FilePath.IsWithin(file, folder)))],
            OutputFolders = Relative(facts.OutputFolders.Select(Absolute).Where(folder => FilePath.IsWithin(folder, context))),
            KeptFiles = Relative(facts.KeptFiles.Select(Absolute)),
            NamedFiles = [.. inputs.Concat(linkedFiles)],
        };
    }

    private static string CommonFolder(ProjectFacts facts, IEnumerable<string> folders) =>
        FilePath.CommonFolder(folders)
        ?? throw new ProjectDockerfileException($"The project '{facts.Path}' and the files that it needs are on several drives, and a build context is one folder. Move them to one drive.");

    private static string InContext(string context, string path, string? item) =>
        FilePath.IsWithin(path, context)
            ? path == context ? "" : FilePath.Relative(context, path)
            : throw new ProjectDockerfileException(
                $"'{path}' is needed by the build{(item is null ? "" : $" (as {item})")} and is outside of the context '{context}'. "
                + "Set the context to a folder that contains both, or do not set it: 'auto' then finds that folder.");
}
