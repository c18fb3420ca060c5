using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>The listed entries by their ids, as long as their contents can be requested. This is the only memory that grows with a source.</summary>
internal sealed class SentEntries
{
    private readonly Lock _lock = new();
    private readonly List<ContextEntry?> _entries = [];

    /// <summary>Adds an entry with the next id. Only entries that are files for the daemon are kept.</summary>
    public void Add(ContextEntry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry.Kind is EntryKind.File or EntryKind.Socket ? entry : null);
        }
    }

    /// <summary>Takes the entry of an id; <see langword="null"/> if it has no content, or was taken before.</summary>
    public ContextEntry? Take(uint id)
    {
        lock (_lock)
        {
            if (id >= _entries.Count)
            {
                return null;
            }

            var entry = _entries[(int)id];
            _entries[(int)id] = null;
            return entry;
        }
    }
}
