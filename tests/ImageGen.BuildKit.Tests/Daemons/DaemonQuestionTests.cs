using Google.Protobuf.WellKnownTypes;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Protocol;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

public sealed class DaemonQuestionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0.8.4", false)]
    [InlineData("0.10.6", false)]
    [InlineData("0.11.6", true)]
    [InlineData("0.31.2", true)]
    public async Task A_daemon_before_0_11_reports_no_version(string version, bool known)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        await using var client = StandInClient.Connect(daemon);
        var told = await client.GetVersionAsync(Cancelled);
        Assert.Equal(known ? "v" + version : null, told?.Version);
    }

    [Fact]
    public async Task A_worker_has_its_platforms_and_labels()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Workers[0].Platforms.Clear();
        daemon.Workers[0].Platforms.Add(new StandIn.Protocol.Platform { OS = "linux", Architecture = "arm", Variant = "v7" });
        await using var client = StandInClient.Connect(daemon);
        var worker = Assert.Single(await client.ListWorkersAsync(Cancelled));
        Assert.Equal(daemon.Workers[0].ID, worker.Id);
        Assert.Equal(daemon.Workers[0].Labels.OrderBy(label => label.Key), worker.Labels.OrderBy(label => label.Key));
        Assert.Equal([Platform.Parse("linux/arm/v7")], worker.Platforms);
        Assert.Equal("v0.31.2", worker.Version?.Version);
    }

    [Fact]
    public async Task Cache_records_of_all_versions_are_read()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.CacheRecords.Add(new UsageRecord
        {
            ID = "one",
            Size = 7_000_000_000,
            Parents = { "a", "b" },
            InUse = true,
            Description = "[1/2] RUN make",
            RecordType = "regular",
            UsageCount = 3,
            CreatedAt = Timestamp.FromDateTime(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)),
        });
        daemon.CacheRecords.Add(new UsageRecord { ID = "two", Parent = "c", Mutable = true, Shared = true });
        await using var client = StandInClient.Connect(daemon);
        var records = await client.GetDiskUsageAsync(["type==regular"], Cancelled);
        Assert.Equal(
            new CacheRecord
            {
                Id = "one",
                Size = 7_000_000_000,
                IsInUse = true,
                Description = "[1/2] RUN make",
                Kind = "regular",
                UsageCount = 3,
                CreatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                Parents = records[0].Parents,
            },
            records[0]);
        Assert.Equal(["a", "b"], records[0].Parents);
        Assert.Equal(["c"], records[1].Parents);
        Assert.True(records[1] is { IsMutable: true, IsShared: true, LastUsedAt: null });
        Assert.Equal(["type==regular"], Assert.IsType<DiskUsageRequest>(Assert.Single(daemon.Messages)).Filter);
    }

    [Fact]
    public async Task Pruning_returns_the_removed_records()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.CacheRecords.Add(new UsageRecord { ID = "one" });
        daemon.CacheRecords.Add(new UsageRecord { ID = "busy", InUse = true });
        daemon.CacheRecords.Add(new UsageRecord { ID = "two" });
        await using var client = StandInClient.Connect(daemon);
        var options = new PruneOptions { Filters = ["id~=o"], All = true, KeepDuration = TimeSpan.FromHours(1), ReservedSpace = 5, MaxUsedSpace = 6, MinFreeSpace = 7 };
        var gone = await client.PruneAsync(options, Cancelled).Select(record => record.Id).ToListAsync(Cancelled);
        Assert.Equal(["one", "two"], gone);
        Assert.Equal(
            new PruneRequest { Filter = { "id~=o" }, All = true, KeepDuration = 3_600_000_000_000, ReservedSpace = 5, MaxUsedSpace = 6, MinFreeSpace = 7 },
            Assert.IsType<PruneRequest>(Assert.Single(daemon.Messages)));
    }

    // A daemon before 0.17 ignores these fields, and a request without a limit removes everything.
    [Theory]
    [InlineData("0.8.4", 6, 0)]
    [InlineData("0.16.0", 6, 0)]
    [InlineData("0.16.0", 0, 7)]
    public async Task Nothing_is_pruned_by_a_daemon_that_would_ignore_the_limits(string version, long most, long free)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        await using var client = StandInClient.Connect(daemon);
        var pruning = client.PruneAsync(new PruneOptions { ReservedSpace = 5, MaxUsedSpace = most, MinFreeSpace = free }, Cancelled);
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => pruning.ToListAsync(Cancelled).AsTask());
        Assert.Contains("v0.17", exception.Message, StringComparison.Ordinal);
        Assert.Empty(daemon.Messages);
    }

    [Fact]
    public async Task Records_of_any_age_can_be_kept()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        await using var client = StandInClient.Connect(daemon);
        Assert.Empty(await client.PruneAsync(new PruneOptions { KeepDuration = TimeSpan.MaxValue }, Cancelled).ToListAsync(Cancelled));
        Assert.InRange(Assert.IsType<PruneRequest>(Assert.Single(daemon.Messages)).KeepDuration, TimeSpan.FromDays(365 * 290).Ticks * TimeSpan.NanosecondsPerTick, long.MaxValue);
    }

    [Fact]
    public async Task The_reserved_space_is_sent_to_any_daemon()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.8.4"));
        await using var client = StandInClient.Connect(daemon);
        Assert.Empty(await client.PruneAsync(new PruneOptions { ReservedSpace = 5 }, Cancelled).ToListAsync(Cancelled));
        Assert.Equal(new PruneRequest { ReservedSpace = 5 }, Assert.Single(daemon.Messages));
    }
}
