using ImageGen.BuildKit.Files;
using ImageGen.Contexts.Sources;

namespace ImageGen.Contexts;

/// <summary>Finds the context and the Dockerfile of a build on disk, and prepares them for sending.</summary>
internal static class ContextPreparation
{
    private const string InMemory = "Dockerfile (in memory)";

    /// <exception cref="BuildContextException">The context or the Dockerfile is missing or cannot be read, or a Dockerfile from memory is used with a remote context.</exception>
    public static Task<PreparedContext> PrepareAsync(ContextDefinition definition, CancellationToken cancellationToken) => definition.Context switch
    {
        BuildContext.Remote remote => Task.FromResult(Remote(definition, remote.Url)),
        BuildContext.Tar tar => Task.FromResult(Archive(definition, tar.Open)),
        BuildContext.None => DockerfileAloneAsync(definition, cancellationToken),
        BuildContext.Directory directory => FolderAsync(definition, Path.GetFullPath(directory.Path, ProjectDirectory(definition)), cancellationToken),
        _ => FolderAsync(definition, ProjectDirectory(definition), cancellationToken),
    };

    private static PreparedContext Remote(ContextDefinition definition, string url) => definition.DockerfileText is null
        ? new PreparedContext
        {
            Source = new RemoteSource(url, ContextPath.Normalize(definition.DockerfilePath)),
            DockerfilePath = definition.DockerfilePath,
        }
        : throw new BuildContextException(
            $"The engine fetches the build context from {ContextUrl.WithoutUserInfo(url)} itself, so a Dockerfile from memory cannot be added to it. Use a Dockerfile in that context, or check it out and build from the folder.");

    private static PreparedContext Archive(ContextDefinition definition, Func<Stream> open) => new()
    {
        Source = new ArchiveSource(open, ContextPath.Normalize(definition.DockerfilePath)),
        DockerfilePath = definition.DockerfileText is null ? definition.DockerfilePath : definition.DockerfileDisplayPath ?? InMemory,
        DockerfileText = definition.DockerfileText,
    };

    private static async Task<PreparedContext> DockerfileAloneAsync(ContextDefinition definition, CancellationToken cancellationToken)
    {
        var file = definition.DockerfileText is null ? DockerfileFile.Find(definition.DockerfilePath, [ProjectDirectory(definition)]) : null;
        return new PreparedContext
        {
            Source = new DockerfileOnlySource(),
            DockerfilePath = file?.DisplayPath ?? definition.DockerfileDisplayPath ?? InMemory,
            DockerfileText = file is null ? definition.DockerfileText : await file.ReadTextAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<PreparedContext> FolderAsync(ContextDefinition definition, string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            RequireProjectDirectory(definition);
            throw new BuildContextException(File.Exists(folder)
                ? $"The build context '{folder}' is a file. Use the folder that contains the files of the build, or BuildContext.FromTar for an archive."
                : $"The build context folder '{folder}' does not exist. Create it, or fix the context's path (a relative path starts at '{ProjectDirectory(definition)}').");
        }

        var file = definition.DockerfileText is null ? DockerfileFile.Find(definition.DockerfilePath, [ProjectDirectory(definition), folder]) : null;
        var rules = await ContextRules.ReadAsync(folder, file?.FullPath, definition, cancellationToken).ConfigureAwait(false);
        var text = file is null ? definition.DockerfileText! : await file.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        var goesWithFiles = file?.PathWithin(folder) is { } path && rules.Filter.Includes(path) ? new DockerfileInContext(path, text) : null;
        var needs = definition.FindNeeds is { } find ? await find(text, folder, cancellationToken).ConfigureAwait(false) : new DockerfileNeeds([], new());
        return new PreparedContext
        {
            Source = new FolderSource(folder, rules, goesWithFiles, Path.GetFileName(file?.FullPath)) { Added = [.. definition.Added, .. needs.Files], AddedFolders = definition.AddedFolders, SharedName = definition.Output?.Name },
            DockerfilePath = file?.DisplayPath ?? definition.DockerfileDisplayPath ?? InMemory,
            DockerfileText = text,
            PublishedProject = definition.PublishedProject,
            PublishedPackages = definition.PublishedPackages,
            Needs = needs.Options,
        };
    }

    /// <summary>Reports a missing project folder before any missing path in it.</summary>
    private static void RequireProjectDirectory(ContextDefinition definition)
    {
        if (!Directory.Exists(ProjectDirectory(definition)))
        {
            throw new BuildContextException(
                $"The project's folder '{ProjectDirectory(definition)}', where relative paths start, does not exist. Fix the image's ProjectDirectory or the variable {ImageGen.Images.ProjectDirectory.EnvironmentVariable}, whichever sets it.");
        }
    }

    private static string ProjectDirectory(ContextDefinition definition) => Path.GetFullPath(definition.ProjectDirectory);
}
