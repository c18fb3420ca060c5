using ImageGen.BuildKit.Files;
using ImageGen.Contexts.Sources;

namespace ImageGen.Contexts;

/// <summary>Finds the context and the Dockerfile of a build on disk, and makes them ready to be sent.</summary>
internal static class ContextPreparation
{
    private const string InMemory = "Dockerfile (in memory)";

    /// <exception cref="BuildContextException">The context or the Dockerfile is not there, cannot be read, or the two do not go together.</exception>
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
            $"The engine fetches the build context from {ContextUrl.WithoutUserInfo(url)} itself, and a Dockerfile from memory cannot be added to it. Name a Dockerfile inside that context, or check it out and build from the folder.");

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
            Source = new DockerfileSource(),
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
                ? $"The build context '{folder}' is a file. Name the folder that holds the files of the build; for an archive use BuildContext.FromTar."
                : $"The build context folder '{folder}' does not exist. Create it, or correct the context's path; a relative one starts at '{ProjectDirectory(definition)}'.");
        }

        var file = definition.DockerfileText is null ? DockerfileFile.Find(definition.DockerfilePath, [ProjectDirectory(definition), folder]) : null;
        var rules = await ContextRules.ReadAsync(folder, file?.FullPath, definition, cancellationToken).ConfigureAwait(false);
        var text = file is null ? definition.DockerfileText! : await file.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        var goesWithFiles = file?.PathWithin(folder) is { } path && rules.Filter.Includes(path) ? new DockerfileInContext(path, text) : null;
        return new PreparedContext
        {
            Source = new FolderSource(folder, rules, goesWithFiles, Path.GetFileName(file?.FullPath)),
            DockerfilePath = file?.DisplayPath ?? definition.DockerfileDisplayPath ?? InMemory,
            DockerfileText = text,
            IsDockerfileGenerated = definition.IsDockerfileGenerated,
        };
    }

    /// <summary>A folder that was set for all paths is to blame before any path in it.</summary>
    private static void RequireProjectDirectory(ContextDefinition definition)
    {
        if (!Directory.Exists(ProjectDirectory(definition)))
        {
            throw new BuildContextException(
                $"The project's folder '{ProjectDirectory(definition)}', where relative paths start, does not exist. Correct the image's ProjectDirectory or the variable {ImageGen.Images.ProjectDirectory.EnvironmentVariable}, whichever sets it.");
        }
    }

    private static string ProjectDirectory(ContextDefinition definition) => Path.GetFullPath(definition.ProjectDirectory);
}
