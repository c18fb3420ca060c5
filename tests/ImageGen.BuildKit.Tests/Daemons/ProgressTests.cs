using System.Collections.Concurrent;
using System.Text;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>The status updates of daemons during a build.</summary>
public sealed class ProgressTests
{
    private static readonly Place Place = new("Dockerfile", "FROM scratch AS Base\n", 1, 1) { EndCharacter = 20 };

    public static TheoryData<string> Daemons => DaemonReleases.All;

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task All_status_updates_have_arrived_when_the_build_ends(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Script = solve => Task.FromResult(Tell(solve));
        var news = new News();

        _ = await connected.SolveAsync(progress: news);

        var vertex = news.All.SelectMany(status => status.Vertices).Last();
        Assert.Equal("[1/1] RUN make", vertex.Name);
        Assert.NotNull(vertex.Started);
        Assert.NotNull(vertex.Completed);
        Assert.Equal("größe\n", Encoding.UTF8.GetString([.. news.All.SelectMany(status => status.Logs).SelectMany(log => log.Data.ToArray())]));
        Assert.Equal([(10L, 100L), (100L, 100L)], news.All.SelectMany(status => status.Statuses).Select(status => (status.Current, status.Total)));
    }

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task Warnings_have_locations_if_the_daemon_sends_them(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Script = solve => Task.FromResult(Tell(solve));
        var news = new News();

        _ = await connected.SolveAsync(progress: news);

        var warnings = news.All.SelectMany(status => status.Warnings).ToList();
        if (!connected.Daemon.Options.BuildKit.HasWarnings)
        {
            Assert.Empty(warnings);
            return;
        }

        var warning = Assert.Single(warnings);
        Assert.Equal("StageNameCasing: Base", warning.Short);
        Assert.Equal(["More of it."], warning.Detail);
        Assert.Equal("https://docs.docker.com/go/dockerfile/rule/stage-name-casing/", warning.Url?.ToString());
        Assert.Equal([new SourceRange(1, 0, 1, 20)], warning.Location!.Ranges);
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("buildkitd 0.31.2")]
    public async Task Status_updates_arrive_during_the_build(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        var heard = new TaskCompletionSource();
        connected.Daemon.Script = async solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN make");
            // A slow daemon: it continues after its first update was received.
            await heard.Task.WaitAsync(solve.Cancelled);
            return new Dictionary<string, string>();
        };

        _ = await connected.SolveAsync(progress: new News(heard.TrySetResult));

        Assert.True(heard.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Two_concurrent_builds_get_their_own_status_updates()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("engine 29.2.1"));
        var both = new CountdownEvent(2);
        connected.Daemon.Script = async solve =>
        {
            StepReport.Begin(solve, solve.Request.FrontendAttrs["target"]).Dispose();
            both.Signal();
            await Task.Run(() => both.Wait(ConnectedDaemon.Patience));
            return new Dictionary<string, string>();
        };
        var (one, other) = (new News(), new News());

        await Task.WhenAll(Build("one", one), Build("other", other));

        Assert.All(one.All.SelectMany(status => status.Vertices), vertex => Assert.Equal("one", vertex.Name));
        Assert.All(other.All.SelectMany(status => status.Vertices), vertex => Assert.Equal("other", vertex.Name));

        Task Build(string target, News news) => connected.SolveAsync(connected.Options() with { FrontendAttributes = new Dictionary<string, string> { ["target"] = target } }, news);
    }

    private static IReadOnlyDictionary<string, string> Tell(SolveCall solve)
    {
        using var step = StepReport.Begin(solve, "[1/1] RUN make");
        // A chunk ends within a character.
        var words = Encoding.UTF8.GetBytes("größe\n");
        step.Print(words[..3]);
        step.Print(words[3..], toError: true);
        step.Transfer("extracting", 10, 100);
        step.Transfer("extracting", 100, 100);
        step.Warn("StageNameCasing: Base", Place);
        return new Dictionary<string, string>();
    }

    private sealed class News(Func<bool>? onFirst = null) : IProgress<SolveStatus>
    {
        private readonly ConcurrentQueue<SolveStatus> _all = new();

        public IReadOnlyList<SolveStatus> All => [.. _all];

        public void Report(SolveStatus value)
        {
            _all.Enqueue(value);
            onFirst?.Invoke();
        }
    }
}
