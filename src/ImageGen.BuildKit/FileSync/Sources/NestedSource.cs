using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A source with the entries of another one below a folder, which is made for them.</summary>
internal sealed class NestedSource(LocalSource source, string folder) : LocalSource
{
    private const int DirectoryMode = 0b111_101_101;

    private readonly string[] _folders = [.. Parents(folder)];

    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> omittedFolders)
    {
        var filter = ContextFilter.None.Narrow(excluded, included);
        // A folder is sent before the first entry in it. An empty folder is not sent.
        var waiting = new List<ContextEntry>(_folders.Select(path => new ContextEntry { Path = path, Kind = EntryKind.Directory, Mode = DirectoryMode }));
        foreach (var entry in source.Walk(null, null, omittedFolders).Select(entry => entry.Below(folder)))
        {
            if (!filter.Includes(entry.Path))
            {
                if (entry.Kind == EntryKind.Directory)
                {
                    waiting.Add(entry);
                }

                continue;
            }

            foreach (var parent in waiting.Where(parent => ContextPath.IsWithin(entry.Path, parent.Path)))
            {
                yield return parent;
            }

            waiting.RemoveAll(parent => ContextPath.IsWithin(entry.Path, parent.Path));
            yield return entry;
        }
    }

    internal override string? ReadLink(string path) => ContextPath.IsWithin(path, folder) && path.Length > folder.Length ? source.ReadLink(path[(folder.Length + 1)..]) : null;

    internal override IEnumerable<string> ReadNames(string directory) =>
        directory == folder ? source.ReadNames("")
        : ContextPath.IsWithin(directory, folder) ? source.ReadNames(directory[(folder.Length + 1)..])
        : _folders.Where(path => path.LastIndexOf('/') is var slash && path[..Math.Max(slash, 0)] == directory).Select(path => path[(path.LastIndexOf('/') + 1)..]);

    private static IEnumerable<string> Parents(string folder)
    {
        for (var slash = folder.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = folder.IndexOf('/', slash + 1))
        {
            yield return folder[..slash];
        }

        yield return folder;
    }
}
