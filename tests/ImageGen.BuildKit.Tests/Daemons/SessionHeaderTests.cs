using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>The headers of a session, as daemons read them.</summary>
public sealed class SessionHeaderTests
{
    public static TheoryData<string> Daemons => DaemonReleases.All;

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task File_sync_is_announced_so_that_each_daemon_sees_it(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        _ = await connected.SolveAsync(connected.Options(new SolveExporter { Type = "tar", Target = new KeptStream().Target }));

        var session = Assert.Single(connected.Daemon.Sessions);
        Assert.Contains("/moby.filesync.v1.FileSync/DiffCopy", session.Headers.Methods);
        Assert.Contains("/moby.filesync.v1.FileSend/DiffCopy", session.Headers.Methods);
        Assert.All(session.Headers.Methods, method => Assert.Matches("^/[a-z0-9.]+[A-Za-z]+/[A-Za-z]+$", method));
    }

    [Theory]
    [InlineData(SessionTransport.Upgrade)]
    [InlineData(SessionTransport.ControlStream)]
    public async Task A_session_has_a_unique_id_and_the_given_key_and_name(SessionTransport transport)
    {
        await using var connected = await ConnectedDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        var options = connected.Options() with { SessionTransport = transport };

        _ = await connected.SolveAsync(options with { Session = options.Session with { SharedKey = "9f86d081", Name = "shop" } });
        _ = await connected.SolveAsync(connected.Options() with { SessionTransport = transport });

        var sessions = connected.Daemon.Sessions;
        Assert.Equal(connected.Daemon.Solves.Select(solve => solve.Request.Session), sessions.Select(session => session.Headers.Id));
        Assert.Equal(2, sessions.Select(session => session.Headers.Id).Distinct().Count());
        Assert.Equal(("9f86d081", "shop"), (sessions[0].Headers.SharedKey, sessions[0].Headers.Name));
    }

    [Theory]
    [MemberData(nameof(Daemons))]
    public async Task A_session_ends_with_its_build(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));

        _ = await connected.SolveAsync();

        var ended = new TaskCompletionSource();
        await using var registration = Assert.Single(connected.Daemon.Sessions).Closed.Register(ended.SetResult);
        await ended.Task.WaitAsync(ConnectedDaemon.Patience);
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.31.2")]
    public async Task A_session_is_healthy_during_its_whole_build(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name) with { HealthInterval = TimeSpan.FromMilliseconds(5) });
        connected.Daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            while (session.HealthChecks < 5)
            {
                await Task.Delay(5, session.Closed);
            }

            Assert.Null(session.HealthFailure);
            return new Dictionary<string, string>();
        };

        _ = await connected.SolveAsync();
    }
}
