using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>A source from files in memory.</summary>
internal sealed class MemorySource : LocalSource
{
    private const int DirectoryMode = 0b111_101_101;
    private const int ExecutableMode = 0b111_101_101;
    private const int FileMode = 0b110_100_100;

    private readonly List<ContextEntry> _entries;

    public MemorySource(IEnumerable<MemoryFile> files)
    {
        var entries = new Dictionary<string, ContextEntry>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Path.Length == 0 || ContextPath.Normalize(file.Path) != file.Path)
            {
                throw new ArgumentException($"'{file.Path}' is not a valid path of a file in a source. Use a relative path with '/', without '.' and '..'.", nameof(files));
            }

            Add(entries, file, nameof(files));
        }

        _entries = [.. entries.Values];
        _entries.Sort(ComparePaths);
    }

    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included, IReadOnlyList<string> omittedFolders)
    {
        var filter = ContextFilter.None.Narrow(excluded, included);
        // A folder is sent if it is included itself, or if something in it is.
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

    private static int ComparePaths(ContextEntry x, ContextEntry y) => WalkOrder.Compare(x.Path, y.Path);

    /// <summary>
    /// A daemon does not fetch a file again if size and time are the same. So the time is a hash of the content; it is always within
    /// the first day of 1970.
    /// </summary>
    private static long ComputeTime(ReadOnlySpan<byte> content) =>
        (long)(Fingerprint.Compute(content) % (ulong)(TimeSpan.TicksPerDay * TimeSpan.NanosecondsPerTick));

    private static void Add(Dictionary<string, ContextEntry> entries, MemoryFile file, string parameter)
    {
        var (path, content) = (file.Path, file.Content);
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var directory = new ContextEntry { Path = path[..slash], Kind = EntryKind.Directory, Mode = DirectoryMode };
            if (!entries.TryAdd(directory.Path, directory) && entries[directory.Path].Kind != EntryKind.Directory)
            {
                throw new ArgumentException($"'{directory.Path}' is both a file and the folder of '{path}'. Rename one of them.", parameter);
            }
        }

        var entry = new ContextEntry { Path = path, Kind = EntryKind.File, Mode = file.IsExecutable ? ExecutableMode : FileMode, Size = content.Length, Content = content, ModifiedNanoseconds = ComputeTime(content.Span) };
        if (!entries.TryAdd(path, entry))
        {
            throw new ArgumentException($"'{path}' is both a file and the folder of another file. Rename one of them.", parameter);
        }
    }
}
