using Google.Protobuf.WellKnownTypes;
using ImageGen.BuildKit.StandIn.Protocol;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>Daemons' descriptions of themselves and their caches.</summary>
public sealed class DaemonDescriptionTests
{
    public static TheoryData<string> Daemons => DaemonReleases.All;

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task A_version_is_reported_from_0_11_on(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        var version = await connected.Client.GetVersionAsync(TestContext.Current.CancellationToken);

        var release = connected.Daemon.Options.BuildKit;
        Assert.Equal(release.HasInfo, version is not null);
        Assert.StartsWith($"v{release.Version}", version?.Version ?? $"v{release.Version}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("engine 20.10.24", null, null)]
    [InlineData("engine 24.0.9", null, "-moby")]
    [InlineData("containerd 24.0.9", "overlayfs", null)]
    [InlineData("containerd 29.2.1", "overlayfs", null)]
    [InlineData("buildkitd 0.8.3", "overlayfs", null)]
    [InlineData("buildkitd 0.31.2", "overlayfs", "v0.31.2")]
    public async Task A_worker_reports_its_store_and_its_version(string name, string? snapshotter, string? versionEnd)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        var worker = Assert.Single(await connected.Client.ListWorkersAsync(TestContext.Current.CancellationToken));

        Assert.Equal(snapshotter, worker.Labels.GetValueOrDefault("org.mobyproject.buildkit.worker.snapshotter"));
        Assert.Equal("linux/amd64", worker.Platforms[0].ToString());
        // The workers for containerd send an empty version, which means none.
        Assert.Equal(versionEnd is not null, worker.Version is not null);
        Assert.EndsWith(versionEnd ?? "", worker.Version?.Version ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_is_listed_for_old_and_new_daemons()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("buildkitd 0.31.2"));
        connected.Daemon.CacheRecords.Add(new UsageRecord { ID = "old", Parent = "base", Size = 7, RecordType = "regular", Mutable = true });
        connected.Daemon.CacheRecords.Add(new UsageRecord
        {
            ID = "new",
            Parents = { "a", "b" },
            InUse = true,
            Shared = true,
            UsageCount = 3,
            Description = "[1/2] RUN make",
            LastUsedAt = Timestamp.FromDateTime(DateTime.UnixEpoch),
        });

        var records = await connected.Client.GetDiskUsageAsync(["type==regular"], TestContext.Current.CancellationToken);

        Assert.Equal(["type==regular"], Assert.IsType<DiskUsageRequest>(Assert.Single(connected.Daemon.Messages)).Filter);
        Assert.Equal(["base"], records[0].Parents);
        Assert.Equal((7L, "regular", true, false), (records[0].Size, records[0].Kind, records[0].IsMutable, records[0].IsInUse));
        Assert.Equal(["a", "b"], records[1].Parents);
        Assert.Equal((true, 3, DateTimeOffset.UnixEpoch), (records[1].IsShared, records[1].UsageCount, records[1].LastUsedAt));
    }

    [Fact]
    public async Task Pruned_records_are_reported_one_by_one()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("engine 28.5.2"));
        connected.Daemon.CacheRecords.Add(new UsageRecord { ID = "used", InUse = true });
        connected.Daemon.CacheRecords.Add(new UsageRecord { ID = "gone" });
        var options = new PruneOptions { All = true, Filters = ["type==source.local"], KeepDuration = TimeSpan.FromHours(1), ReservedSpace = 5, MaxUsedSpace = 6, MinFreeSpace = 7 };

        var pruned = new List<string>();
        await foreach (var record in connected.Client.PruneAsync(options, TestContext.Current.CancellationToken))
        {
            pruned.Add(record.Id);
        }

        Assert.Equal(["gone"], pruned);
        var request = Assert.IsType<PruneRequest>(Assert.Single(connected.Daemon.Messages));
        Assert.Equal((true, 3_600_000_000_000L, 5L, 6L, 7L), (request.All, request.KeepDuration, request.ReservedSpace, request.MaxUsedSpace, request.MinFreeSpace));
        Assert.Equal(["type==source.local"], request.Filter);
    }
}
