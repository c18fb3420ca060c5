using System.Buffers.Binary;
using System.Security.Cryptography;
using ImageGen.BuildKit.Files;
using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sources;

/// <summary>Files that are on no disk.</summary>
internal sealed class MemorySource : LocalSource
{
    private const int DirectoryMode = 0b111_101_101;
    private const int FileMode = 0b110_100_100;

    // By the parts of their paths, which is the order of a walk: a folder, then all that is in it, then its next sibling.
    private readonly SortedDictionary<string[], ContextEntry> _entries = new(Comparer<string[]>.Create(ComparePaths));

    public MemorySource(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        foreach (var (path, content) in files)
        {
            if (path.Length == 0 || ContextPath.Normalize(path) != path)
            {
                throw new ArgumentException($"'{path}' is no path of a file in a source. Give it relative, with '/', without '.' and '..'.", nameof(files));
            }

            Add(path, content, nameof(files));
        }
    }

    internal override IEnumerable<ContextEntry> Walk(IgnoreFile? excluded, IgnoreFile? included)
    {
        var filter = ContextFilter.None.Narrowed(excluded, included);
        // A folder is sent for its own sake, or for something in it.
        var sent = _entries.Values.Where(entry => filter.Includes(entry.Path)).ToList();
        return _entries.Values.Where(entry => filter.Includes(entry.Path)
            || (entry.Kind == EntryKind.Directory && sent.Exists(other => ContextPath.IsWithin(other.Path, entry.Path))));
    }

    internal override string? ReadLink(string path) => null;

    internal override IEnumerable<string> ReadNames(string directory) =>
        from entry in _entries.Values
        let slash = entry.Path.LastIndexOf('/')
        where entry.Path[..Math.Max(slash, 0)] == directory
        select entry.Path[(slash + 1)..];

    private static int ComparePaths(string[]? x, string[]? y)
    {
        for (var i = 0; i < Math.Min(x!.Length, y!.Length); i++)
        {
            var order = Utf8Order.Instance.Compare(x[i], y[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return x.Length.CompareTo(y!.Length);
    }

    /// <summary>
    /// A daemon takes a file of the same size and time for the same file, and does not fetch it again. So the time stands for the content;
    /// it is one of the first day of 1970.
    /// </summary>
    private static long TimeOf(ReadOnlySpan<byte> content) =>
        (long)(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(content)) % (ulong)(TimeSpan.TicksPerDay * TimeSpan.NanosecondsPerTick));

    private void Add(string path, ReadOnlyMemory<byte> content, string parameter)
    {
        var parts = path.Split('/');
        for (var depth = 1; depth < parts.Length; depth++)
        {
            var directory = new ContextEntry { Path = string.Join('/', parts[..depth]), Kind = EntryKind.Directory, Mode = DirectoryMode };
            if (!_entries.TryAdd(parts[..depth], directory) && _entries[parts[..depth]].Kind != EntryKind.Directory)
            {
                throw new ArgumentException($"'{directory.Path}' is a file, and the folder of '{path}'. Give one of them another name.", parameter);
            }
        }

        var file = new ContextEntry { Path = path, Kind = EntryKind.File, Mode = FileMode, Size = content.Length, Content = content, ModifiedNanoseconds = TimeOf(content.Span) };
        if (!_entries.TryAdd(parts, file))
        {
            throw new ArgumentException($"'{path}' is a file, and the folder of another. Give one of them another name.", parameter);
        }
    }
}
