namespace ImageGen.Oci.Caching;

/// <summary>The locks on files that this process uses. They end an hour after the last use, or with the cache.</summary>
internal sealed class CacheHolds(CacheFolder folder) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (FileStream Stream, long UsedAt)> _held = new(StringComparer.Ordinal);

    /// <summary>Holds a file, and marks it as used.</summary>
    /// <returns>The length of the file; <see langword="null"/> if it does not exist.</returns>
    public long? TryHold(string file)
    {
        lock (_lock)
        {
            ReleaseOld();
            // Others may have replaced a file that was damaged, so a held one may be gone.
            if (_held.TryGetValue(file, out var held) && !File.Exists(file))
            {
                Release(file);
                held = default;
            }

            if (held.Stream is null && folder.TryOpen(file) is { } opened)
            {
                held.Stream = opened;
                CacheFolder.Touch(file);
            }

            if (held.Stream is null)
            {
                return null;
            }

            _held[file] = held with { UsedAt = Environment.TickCount64 };
            return held.Stream.Length;
        }
    }

    public void Release(string file)
    {
        lock (_lock)
        {
            if (_held.Remove(file, out var held))
            {
                held.Stream.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var file in _held.Keys.ToList())
            {
                Release(file);
            }
        }
    }

    private void ReleaseOld()
    {
        var oldest = Environment.TickCount64 - (long)MaxAge.TotalMilliseconds;
        foreach (var (file, held) in _held.Where(each => each.Value.UsedAt < oldest).ToList())
        {
            CacheFolder.Touch(file);
            held.Stream.Dispose();
            _held.Remove(file);
        }
    }
}
