using ImageGen.BuildKit;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.BuildKit.FileSync.Sources;
using ImageGen.Contexts.Archiving;

namespace ImageGen.Contexts.Sources;

/// <summary>A folder, or as much of it as its rules leave.</summary>
/// <param name="root">The folder.</param>
/// <param name="rules">Which of its files belong to the context.</param>
/// <param name="dockerfile">The Dockerfile, where it is in the folder.</param>
/// <param name="fileName">The Dockerfile's own name; <see langword="null"/> where it is no file.</param>
internal sealed class FolderSource(string root, ContextRules rules, DockerfileInContext? dockerfile, string? fileName) : ContextSource
{
    private readonly string _inMemoryName = FreeName(root);

    public override string DockerfileName(string? dockerfileText) =>
        dockerfile is not null && dockerfileText == dockerfile.Text ? dockerfile.Path : _inMemoryName;

    /// <summary>A link may lead to what the engine alone finds: it counts the context's root as the root.</summary>
    public override bool? Holds(string path)
    {
        var current = root;
        foreach (var segment in path.Split('/'))
        {
            current = Path.Join(current, segment);
            if (new FileInfo(current).LinkTarget is not null)
            {
                return null;
            }

            if (!Path.Exists(current))
            {
                // The Dockerfile and the ignore file may be added on the way.
                return path is EngineIgnoreFile.Name || path == _inMemoryName ? null : false;
            }
        }

        return true;
    }

    public override string? PathWithin(string fullPath) =>
        ContextPath.Within(root, fullPath) is { Length: > 0 } path && rules.Filter.Includes(path) ? path : null;

    public override SessionContext ForSession(string? dockerfileText)
    {
        var name = fileName ?? UsualDockerfileName;
        MemoryFile[] ignoreRules = rules.OfDockerfile is { } text ? [MemoryFile.FromText(name + EngineIgnoreFile.Name, text)] : [];
        return new SessionContext
        {
            Files = LocalSource.FromDirectory(root, rules.Besides),
            Folder = root,
            Dockerfile = LocalSource.FromFiles([MemoryFile.FromText(name, dockerfileText ?? string.Empty), .. ignoreRules]),
            DockerfileName = name,
        };
    }

    public override Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var added = new List<ContextEntry>();
        if (DockerfileName(dockerfileText) == _inMemoryName)
        {
            added.Add(InMemoryFile.Entry(_inMemoryName, dockerfileText ?? string.Empty));
        }

        if (EngineIgnoreFile.Text(root, rules, added.Count > 0 ? _inMemoryName : null) is { } text)
        {
            added.Add(InMemoryFile.Entry(EngineIgnoreFile.Name, text));
        }

        // Files are read by calls that block: not on the caller's thread.
        return Task.Run(() => WriteAsync(destination, added, progress, cancellationToken), cancellationToken);
    }

    private async Task WriteAsync(Stream destination, List<ContextEntry> added, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        using var archive = new TarArchive(destination);
        var replaced = added.Select(entry => entry.Path).ToHashSet();
        foreach (var entry in added)
        {
            await archive.AddAsync(entry, cancellationToken).ConfigureAwait(false);
        }

        foreach (var entry in new ContextWalker(root, rules.Filter).Walk())
        {
            if (!entry.IsSpecial && !replaced.Contains(entry.Path))
            {
                await archive.AddAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }

        await archive.CompleteAsync(cancellationToken).ConfigureAwait(false);
        progress.Report(new ContextSent(archive.Entries, archive.Length));
    }

    // The same name at every build, as far as the folder permits: the engine's cache must not see a difference.
    private static string FreeName(string root)
    {
        var name = InMemoryDockerfileName;
        for (var number = 2; Path.Exists(Path.Join(root, name)); number++)
        {
            name = $"{InMemoryDockerfileName}.{number}";
        }

        return name;
    }
}
