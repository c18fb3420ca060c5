using ImageGen.BuildKit.Files.Walking;

namespace ImageGen.BuildKit.FileSync.Sending;

/// <summary>What was listed, by its id, for as long as its content may still be asked for. The one thing that grows with a source.</summary>
internal sealed class SentEntries
{
    private readonly Lock _lock = new();
    private readonly List<ContextEntry?> _entries = [];

    /// <summary>Gives the next id to an entry. Only what is a file to the daemon is kept.</summary>
    public void Add(ContextEntry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry.Kind is EntryKind.File or EntryKind.Socket ? entry : null);
        }
    }

    /// <summary>The entry of an id; <see langword="null"/> where it has no content, or was asked for before.</summary>
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
