using ImageGen.BuildKit;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Contexts.Archiving;
using ImageGen.Progress;

namespace ImageGen.Contexts.Sources;

/// <summary>A folder, without the files that its rules exclude.</summary>
/// <param name="root">The folder.</param>
/// <param name="rules">The rules that decide which files belong to the context.</param>
/// <param name="dockerfile">The Dockerfile; <see langword="null"/> if it is not in the folder.</param>
/// <param name="fileName">The Dockerfile's file name; <see langword="null"/> if it is not a file.</param>
internal sealed class FolderSource(string root, ContextRules rules, DockerfileInContext? dockerfile, string? fileName) : ContextSource
{
    private readonly string _inMemoryName = FreeName(root);

    /// <summary>Files that are sent in addition, whatever the rules exclude.</summary>
    public IReadOnlyList<MemoryFile> Added { get; init; } = [];

    /// <summary>Folders that are sent in addition, whatever the rules exclude.</summary>
    public IReadOnlyList<AddedFolder> AddedFolders { get; init; } = [];

    /// <summary>The name by which a daemon finds files that it has from an earlier build. Default: the folder.</summary>
    public string? SharedName { private get; init; }

    private IEnumerable<string> AddedPaths => Added.Select(file => file.Path).Concat(AddedFolders.Select(folder => folder.Path));

    public override string DockerfileName(string? dockerfileText) =>
        dockerfile is not null && dockerfileText == dockerfile.Text ? dockerfile.Path : _inMemoryName;

    /// <summary>The result is not certain behind a symbolic link, because an engine resolves absolute links from the context's root.</summary>
    public override bool? Holds(string path)
    {
        if (AddedPaths.Any(added => ContextPath.IsWithin(added, path.TrimEnd('/')) || ContextPath.IsWithin(path, added)))
        {
            return true;
        }

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
                // The Dockerfile and the ignore file may be added to the archive.
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
        MemoryFile[] ignoreRules = SessionIgnoreText() is { } text ? [MemoryFile.FromText(name + EngineIgnoreFile.Name, text)] : [];
        var files = LocalSource.FromDirectory(root, rules.WithoutFile);
        return new SessionContext
        {
            Files = AddedSources().Aggregate(files, LocalSource.Combine),
            SharedName = SharedName ?? root,
            // Without rules of the caller, only the daemon applies any: those beside the Dockerfile, or in the folder.
            Rules = rules.WithoutFile == ContextFilter.None && !AddedPaths.Any() ? ignoreRules.Length > 0 ? SessionIgnoreText() : "" : null,
            Dockerfile = LocalSource.FromFiles([MemoryFile.FromText(name, dockerfileText ?? string.Empty), .. ignoreRules]),
            DockerfileName = name,
        };
    }

    public override IEnumerable<ContextEntry> Walk() => WalkFolders().Concat(Added.Select(InMemoryFile.Entry));

    public override Task WriteTarAsync(Stream destination, string? dockerfileText, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var added = new List<ContextEntry>();
        if (DockerfileName(dockerfileText) == _inMemoryName)
        {
            added.Add(InMemoryFile.Entry(_inMemoryName, dockerfileText ?? string.Empty));
        }

        if (EngineIgnoreFile.Text(root, rules, added.Count > 0 ? _inMemoryName : null) is { } text)
        {
            added.Add(InMemoryFile.Entry(EngineIgnoreFile.Name, text + Exceptions()));
        }

        added.AddRange(Added.Select(InMemoryFile.Entry));

        // Reading files blocks, so it does not run on the caller's thread.
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

        foreach (var entry in WalkFolders())
        {
            if (!replaced.Contains(entry.Path))
            {
                await archive.AddAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }

        await archive.CompleteAsync(cancellationToken).ConfigureAwait(false);
        progress.Report(new ContextSent(archive.Entries, archive.Length));
    }

    private IEnumerable<ContextEntry> WalkFolders() => new ContextWalker(root, rules.Filter).Walk()
        .Concat(AddedFolders.SelectMany(folder => new ContextWalker(folder.Folder, ContextFilter.None).Walk().Select(entry => entry.Below(folder.Path))))
        .Where(entry => !entry.IsSpecial);

    /// <summary>The rules beside the Dockerfile in a session. They replace those of the context's folder, where these would exclude a file that is sent.</summary>
    private string? SessionIgnoreText() =>
        Exceptions() is { Length: > 0 } exceptions && rules.Text is { } text ? text + "\n" + exceptions
        : rules.AreFromContextRoot ? null
        : rules.Text;

    private string Exceptions() => rules.Exceptions + string.Concat(AddedPaths.Select(path => "!" + path + "\n"));

    private IEnumerable<LocalSource> AddedSources() =>
        AddedFolders.Select(folder => LocalSource.FromDirectory(folder.Folder).Below(folder.Path)).Concat(Added.Count == 0 ? [] : new[] { LocalSource.FromFiles(Added) });

    // The name is the same for every build if the folder permits it, because another name would invalidate the engine's cache.
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
