using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>One record of a daemon's build cache.</summary>
public sealed record CacheRecord
{
    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The records that this one lies upon. One at most before v0.10.</summary>
    public ImmutableArray<string> Parents { get; init; } = [];

    /// <summary>What the record came from, in BuildKit's words: <c>[build 2/3] RUN make</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary>The kind, by BuildKit's name for it: <c>regular</c>, <c>source.local</c>, <c>source.git.checkout</c>, <c>exec.cachemount</c>, <c>frontend</c>, <c>internal</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Whether something uses the record at the moment; such a record is not pruned.</summary>
    public bool IsInUse { get; init; }

    /// <summary>Whether the record can still change.</summary>
    public bool IsMutable { get; init; }

    /// <summary>Whether the record's data belong to others too, such as an image.</summary>
    public bool IsShared { get; init; }

    /// <summary>When the record was made; <see langword="null"/> where the daemon does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the record was last used; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How often the record was used.</summary>
    public int UsageCount { get; init; }
}
