using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;

namespace ImageGen.BuildKit.FileSync.Receiving;

/// <summary>
/// The transfers of a result for one exporter of a build. A <c>local</c> result is sent in one transfer for each platform, and transfers may
/// share folders, but no other path.
/// </summary>
/// <param name="maxCount">The maximum number of transfers.</param>
internal sealed class ResultTransfers(int maxCount)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Counts a transfer.</summary>
    /// <exception cref="BuildOutputException">There are too many transfers.</exception>
    public void Start()
    {
        if (Interlocked.Increment(ref _count) > maxCount)
        {
            throw new BuildOutputException(
                $"The daemon sent a transfer that is not allowed: the build's result has at most {maxCount} transfer(s), one for each platform. It was refused. Use a daemon that you trust.");
        }
    }

    /// <summary>Claims a path for a transfer; <see langword="false"/> if another transfer has it, unless both have it as a folder.</summary>
    public bool TryAdd(Stat stat)
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

            // Transfers may share folders, so it may be known already.
            _folders.Add(stat.Path);
            return true;
        }
    }
}
