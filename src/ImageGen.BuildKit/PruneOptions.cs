namespace ImageGen.BuildKit;

/// <summary>What to remove from a daemon's build cache. Without any setting: all that is neither in use nor internal.</summary>
public sealed record PruneOptions
{
    /// <summary>Conditions of which a record must meet one, in containerd's form: <c>type==exec.cachemount</c>, <c>id==…</c>. Empty: every record.</summary>
    public IList<string> Filters { get; init; } = [];

    /// <summary>Whether internal and frontend records go too. Default: <see langword="false"/>.</summary>
    public bool All { get; init; }

    /// <summary>Keeps what was used within this time. Default: no time.</summary>
    public TimeSpan KeepDuration { get; init; }

    /// <summary>How many bytes of cache may stay in any case. Default: none.</summary>
    public long ReservedSpace { get; init; }

    /// <summary>How many bytes the cache may take at most (BuildKit v0.17 or later; with an older one it is refused). Default: 0, which sets no limit.</summary>
    public long MaxUsedSpace { get; init; }

    /// <summary>How many bytes of the disk shall be free afterwards (BuildKit v0.17 or later; with an older one it is refused). Default: 0, which asks for none.</summary>
    public long MinFreeSpace { get; init; }
}
