using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>Files that are on no disk.</summary>
internal sealed class MemorySource : LocalSource
{
    private const int DirectoryMode = 0b111_101_101;
    private const int FileMode = 0b110_100_100;

    private readonly List<ContextEntry> _entries;

    public MemorySource(IEnumerable<MemoryFile> files)
    {
        var entries = new Dictionary<string, ContextEntry>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Path.Length == 0 || ContextPath.Normalize(file.Path) != file.Path)
            {
                throw new ArgumentException($"'{file.Path}' is no path of a file in a source. Give it relative, with '/', without '.' and '..'.", nameof(files));
            }

            Add(entries, file, nameof(files));
        }

        _entries = [.. entries.Values];
        _entries.Sort(ComparePaths);
    }

    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> leftOut)
    {
        var filter = ContextFilter.None.Narrowed(excluded, included);
        // A folder is sent for its own sake, or for something in it.
        var sent = _entries.FindAll(entry => filter.Includes(entry.Path));
        return _entries.Where(entry => filter.Includes(entry.Path)
            || (entry.Kind == EntryKind.Directory && sent.Exists(other => ContextPath.IsWithin(other.Path, entry.Path))));
    }

    internal override string? ReadLink(string path) => null;

    internal override IEnumerable<string> ReadNames(string directory) =>
        from entry in _entries
        let slash = entry.Path.LastIndexOf('/')
        where entry.Path[..Math.Max(slash, 0)] == directory
        select entry.Path[(slash + 1)..];

    /// <summary>The order of a walk: a folder, then all that is in it, then its next sibling. So the slash comes before every character of a name.</summary>
    private static int ComparePaths(ContextEntry x, ContextEntry y) => Utf8Order.Instance.Compare(x.Path.Replace('/', '\0'), y.Path.Replace('/', '\0'));

    /// <summary>
    /// A daemon takes a file of the same size and time for the same file, and does not fetch it again. So the time stands for the content;
    /// it is one of the first day of 1970.
    /// </summary>
    private static long TimeOf(ReadOnlySpan<byte> content) =>
        (long)(Fingerprint.Of(content) % (ulong)(TimeSpan.TicksPerDay * TimeSpan.NanosecondsPerTick));

    private static void Add(Dictionary<string, ContextEntry> entries, MemoryFile file, string parameter)
    {
        var (path, content) = file;
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var directory = new ContextEntry { Path = path[..slash], Kind = EntryKind.Directory, Mode = DirectoryMode };
            if (!entries.TryAdd(directory.Path, directory) && entries[directory.Path].Kind != EntryKind.Directory)
            {
                throw new ArgumentException($"'{directory.Path}' is a file, and the folder of '{path}'. Give one of them another name.", parameter);
            }
        }

        var entry = new ContextEntry { Path = path, Kind = EntryKind.File, Mode = FileMode, Size = content.Length, Content = content, ModifiedNanoseconds = TimeOf(content.Span) };
        if (!entries.TryAdd(path, entry))
        {
            throw new ArgumentException($"'{path}' is a file, and the folder of another. Give one of them another name.", parameter);
        }
    }
}
