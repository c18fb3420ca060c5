using ImageGen.BuildKit.Files;

namespace ImageGen.Contexts;

/// <summary>A Dockerfile on disk.</summary>
internal sealed class DockerfileFile
{
    private DockerfileFile(string fullPath) => FullPath = fullPath;

    public string FullPath { get; }

    /// <summary>The path for messages: short where the file is beneath the current folder.</summary>
    public string DisplayPath => ContextPath.Within(Environment.CurrentDirectory, FullPath) ?? FullPath;

    /// <summary>Looks for a Dockerfile in one folder after another.</summary>
    /// <exception cref="BuildContextException">It is in none of them.</exception>
    public static DockerfileFile Find(string path, IReadOnlyList<string> folders)
    {
        var candidates = folders.Select(folder => Path.GetFullPath(path, folder)).Distinct().ToList();
        return candidates.Find(File.Exists) is { } found
            ? new DockerfileFile(found)
            : throw new BuildContextException(candidates.Find(Directory.Exists) is { } directory
                ? $"The Dockerfile '{path}' is a folder: '{directory}'. Name the file in it."
                : $"There is no Dockerfile '{path}'. Looked for: {string.Join(", ", candidates.Select(candidate => $"'{candidate}'"))}. Create it, or correct its path; \"auto\" generates one for a .NET project.");
    }

    /// <exception cref="BuildContextException">The file cannot be read.</exception>
    public async Task<string> ReadTextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(FullPath, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildContextException($"The Dockerfile '{FullPath}' cannot be read: {e.Message} Grant this user access to it.", e);
        }
    }

    /// <summary>Where the engine finds this file inside the context; <see langword="null"/> where it is outside, or behind a link, which the engine would look up on its own side.</summary>
    public string? PathWithin(string contextDirectory)
    {
        if (ContextPath.Within(contextDirectory, FullPath) is not { } path)
        {
            return null;
        }

        var step = contextDirectory;
        foreach (var name in path.Split('/'))
        {
            step = Path.Join(step, name);
            if (new FileInfo(step).LinkTarget is not null)
            {
                return null;
            }
        }

        return path;
    }
}
