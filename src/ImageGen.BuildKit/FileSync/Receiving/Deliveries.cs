using ImageGen.BuildKit.FileSync.Packets;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// What a daemon has delivered for one exporter of a build: as many deliveries as there are platforms, since a <c>local</c> result comes
/// in one for each, and no path twice but for folders.
/// </summary>
/// <param name="most">How many deliveries there may be.</param>
internal sealed class Deliveries(int most)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private int _begun;

    /// <summary>Counts a delivery.</summary>
    /// <exception cref="BuildOutputException">It is one too many.</exception>
    public void Begin()
    {
        if (Interlocked.Increment(ref _begun) > most)
        {
            throw new BuildOutputException(
                $"The daemon sent what it must not: it delivers the build's result once more than the {most} time(s) that this build has platforms. The delivery was refused. Use a daemon that you trust.");
        }
    }

    /// <summary>Takes a path for one delivery; <see langword="false"/> where another has it as something else than a folder of both.</summary>
    public bool TryAdd(FileStat stat)
    {
        var isFolder = (stat.Mode & GoFileMode.Directory) != 0;
        lock (_lock)
        {
            if (!isFolder)
            {
                return !_folders.Contains(stat.Path) && _entries.Add(stat.Path);
            }

            if (_entries.Contains(stat.Path))
            {
                return false;
            }

            // Deliveries may share folders: it does not matter whether this one is known already.
            _folders.Add(stat.Path);
            return true;
        }
    }
}
