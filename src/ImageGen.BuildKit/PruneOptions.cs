namespace ImageGen.BuildKit;

/// <summary>What to remove from a daemon's build cache. Without any setting: all records that are neither in use nor internal.</summary>
public sealed record PruneOptions
{
    /// <summary>Conditions in containerd's syntax: <c>type==exec.cachemount</c>, <c>id==…</c>. A record is removed if it meets at least one. Default: every record.</summary>
    public IList<string> Filters { get; init; } = [];

    /// <summary>Whether internal and frontend records are removed too. Default: <see langword="false"/>.</summary>
    public bool All { get; init; }

    /// <summary>Records that were used within this time are kept. Default: zero.</summary>
    public TimeSpan KeepDuration { get; init; }

    /// <summary>How many bytes of cache are always kept. Default: 0.</summary>
    public long ReservedSpace { get; init; }

    /// <summary>How many bytes the cache may use at most. Default: 0, no limit. Needs BuildKit v0.17; an older daemon is refused.</summary>
    public long MaxUsedSpace { get; init; }

    /// <summary>How many bytes of the disk must be free afterwards. Default: 0, no requirement. Needs BuildKit v0.17; an older daemon is refused.</summary>
    public long MinFreeSpace { get; init; }
}
