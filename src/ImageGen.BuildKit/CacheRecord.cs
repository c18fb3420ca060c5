using System.Collections.Immutable;

namespace ImageGen.BuildKit;

/// <summary>One record of a daemon's build cache.</summary>
public sealed record CacheRecord
{
    /// <summary>The record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The ids of the records that this one is based on. At most one before v0.10.</summary>
    public ImmutableArray<string> Parents { get; init; } = [];

    /// <summary>The origin of the record, as BuildKit describes it: <c>[build 2/3] RUN make</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary>The kind, as BuildKit names it: <c>regular</c>, <c>source.local</c>, <c>source.git.checkout</c>, <c>exec.cachemount</c>, <c>frontend</c>, <c>internal</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Whether the record is in use now; such a record is not pruned.</summary>
    public bool IsInUse { get; init; }

    /// <summary>Whether the record can still change.</summary>
    public bool IsMutable { get; init; }

    /// <summary>Whether the record's data are shared with something else, such as an image.</summary>
    public bool IsShared { get; init; }

    /// <summary>When the record was created; <see langword="null"/> if the daemon does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the record was last used; <see langword="null"/> if it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>How often the record was used.</summary>
    public int UsageCount { get; init; }
}
