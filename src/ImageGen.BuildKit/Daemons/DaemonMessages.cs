using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace ImageGen.BuildKit.Daemons;

/// <summary>Converts a daemon's messages about itself to this library's types.</summary>
internal static class DaemonMessages
{
    public static BuildKitVersion Version(Protocol.BuildkitVersion version) => new(version.Package, version.Version, version.Revision);

    public static BuildKitWorker Worker(Protocol.WorkerRecord worker) => new()
    {
        Id = worker.Id,
        Labels = worker.Labels.ToImmutableDictionary(StringComparer.Ordinal),
        Platforms = [.. worker.Platforms.Select(ToPlatform).OfType<Platform>()],
        // The worker of an engine with the containerd image store sends an empty message.
        Version = worker.BuildkitVersion is { Version.Length: > 0 } version ? Version(version) : null,
    };

    public static CacheRecord CacheRecord(Protocol.UsageRecord record) => new()
    {
        Id = record.Id,
        Parents = record.Parents.Count > 0 ? [.. record.Parents] : record.Parent.Length > 0 ? [record.Parent] : [],
        Description = record.Description,
        Kind = record.RecordType,
        Size = record.Size,
        IsInUse = record.InUse,
        IsMutable = record.Mutable,
        IsShared = record.Shared,
        CreatedAt = Time(record.CreatedAt),
        LastUsedAt = Time(record.LastUsedAt),
        UsageCount = (int)record.UsageCount,
    };

    public static Protocol.PruneRequest Prune(PruneOptions options) => new()
    {
        Filter = { options.Filters },
        All = options.All,
        // A 64-bit number of nanoseconds covers 292 years. A longer time would overflow and become zero, so that nothing would be kept.
        KeepDuration = Math.Min(options.KeepDuration.Ticks, long.MaxValue / TimeSpan.NanosecondsPerTick) * TimeSpan.NanosecondsPerTick,
        ReservedSpace = options.ReservedSpace,
        MaxUsedSpace = options.MaxUsedSpace,
        MinFreeSpace = options.MinFreeSpace,
    };

    /// <summary>The time; <see langword="null"/> if it is missing, which Go also encodes as the first second of year 1.</summary>
    public static DateTimeOffset? Time(Timestamp? timestamp) =>
        timestamp is null || timestamp.Seconds <= -62135596800 ? null : timestamp.ToDateTimeOffset();

    // Platforms of later versions that cannot be parsed are skipped.
    private static Platform? ToPlatform(Protocol.Platform platform)
    {
        var text = $"{platform.Os}/{platform.Architecture}" + (platform.Variant.Length > 0 ? "/" + platform.Variant : "");
        return Platform.TryParse(text, out var parsed) ? parsed : null;
    }
}
