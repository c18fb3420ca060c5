using ImageGen.BuildKit.Files;

namespace ImageGen.Contexts;

/// <summary>A Dockerfile on disk.</summary>
internal sealed class DockerfileFile
{
    private DockerfileFile(string fullPath) => FullPath = fullPath;

    public string FullPath { get; }

    /// <summary>The path for messages: relative if the file is in the current folder or below it.</summary>
    public string DisplayPath => ContextPath.Within(Environment.CurrentDirectory, FullPath) ?? FullPath;

    /// <summary>Finds a Dockerfile in the first folder that contains it.</summary>
    /// <exception cref="BuildContextException">No folder contains it.</exception>
    public static DockerfileFile Find(string path, IReadOnlyList<string> folders)
    {
        var candidates = folders.Select(folder => Path.GetFullPath(path, folder)).Distinct().ToList();
        return candidates.Find(File.Exists) is { } found
            ? new DockerfileFile(found)
            : throw new BuildContextException(candidates.Find(Directory.Exists) is { } directory
                ? $"The Dockerfile '{path}' is a folder: '{directory}'. Use the path of the file in it."
                : $"There is no Dockerfile '{path}'. Checked: {string.Join(", ", candidates.Select(candidate => $"'{candidate}'"))}. Create it, fix its path, or use \"auto\" to generate one for a .NET project.");
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

    /// <summary>Gets the path inside the context; <see langword="null"/> if the file is outside, or behind a symbolic link, which the engine would resolve in another way.</summary>
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
