using System.Text;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Solving;

public sealed class StatusTests
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_status_stream_is_read_to_its_end_before_the_build_ends()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN make");
            step.Transfer("layer", 3, 10);
            step.Warn("Stage names", new Place("Dockerfile", "FROM a AS B\n", 1, 1) { EndCharacter = 11 });
            for (var line = 0; line < 2000; line++)
            {
                step.Print($"{line}\n", toError: line % 2 == 1);
            }

            return Task.FromResult(Nothing);
        };
        await using var client = StandInClient.Connect(daemon);
        var news = new StatusRecord();
        await client.SolveAsync(new SolveOptions(), news, Cancelled);
        Assert.Equal(string.Concat(Enumerable.Range(0, 2000).Select(line => $"{line}\n")), news.Output);
        Assert.Equal(1000, news.Logs.Count(log => log.IsError));
        var last = news.Vertices.Last();
        Assert.Equal("[1/1] RUN make", last.Name);
        Assert.True(last is { Started: not null, Completed: not null, Error: null });
        Assert.Equal([last.Digest], news.Vertices.Select(vertex => vertex.Digest).Distinct());
        Assert.Null(news.Vertices.First().Started);
        Assert.Equal(("layer", 3, 10), news.Statuses.Select(status => (status.Id, status.Current, status.Total)).Single());
        var warning = Assert.Single(news.Warnings);
        Assert.Equal(("Stage names", last.Digest), (warning.Short, warning.Vertex));
        Assert.Equal([new SourceRange(1, 0, 1, 11)], warning.Location!.Ranges);
        Assert.Equal("docs.docker.com", warning.Url!.Host);
    }

    [Fact]
    public async Task Bytes_of_a_log_stay_as_they_are()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        byte[][] pieces = [[0xC3], [0xA4, 0xFF, 0x00]];
        daemon.Script = solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN cat");
            Array.ForEach(pieces, piece => step.Print(piece));
            return Task.FromResult(Nothing);
        };
        await using var client = StandInClient.Connect(daemon);
        var news = new StatusRecord();
        await client.SolveAsync(new SolveOptions(), news, Cancelled);
        Assert.Equal(pieces, news.Logs.Select(log => log.Data.ToArray()));
    }

    [Fact]
    public async Task An_open_status_stream_does_not_delay_the_result()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2") with { StatusPatience = TimeSpan.FromHours(1) });
        await using var client = StandInClient.Connect(daemon);
        // Refused before the start: Status waits for a build that never starts.
        daemon.Script = _ => Task.FromResult(Nothing);
        var options = new SolveOptions { Exporters = [new() { Type = "unknown" }] };
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(options, new StatusRecord(), Cancelled));
        Assert.Contains("exporter \"unknown\" could not be found", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.8.4")]
    [InlineData("0.31.2")]
    public async Task Status_updates_arrive_for_a_build_that_is_requested_late(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version) with { StatusPatience = TimeSpan.FromSeconds(1.1) });
        daemon.Script = solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN make");
            return Task.FromResult(Nothing);
        };
        await using var client = StandInClient.Connect(daemon);
        var news = new StatusRecord();
        // As may happen with a session over ssh.
        var slow = Task.Delay(TimeSpan.FromSeconds(1.5), Cancelled);
        await client.SolveAsync(new SolveOptions { Precondition = slow }, news, Cancelled);
        Assert.Contains(news.Vertices, vertex => vertex.Name == "[1/1] RUN make");
    }

    [Fact]
    public async Task A_failing_progress_callback_stops_the_build()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = async solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN sleep");
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            return Nothing;
        };
        await using var client = StandInClient.Connect(daemon);
        await Assert.ThrowsAsync<DecoderFallbackException>(() => client.SolveAsync(new SolveOptions(), new BrokenProgress(), Cancelled));
        await daemon.Solves[0].Ended.WaitAsync(Cancelled);
    }

    private sealed class BrokenProgress : IProgress<SolveStatus>
    {
        public void Report(SolveStatus value) => throw new DecoderFallbackException("the program's own");
    }
}
