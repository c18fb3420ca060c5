using Grpc.Core;
using ImageGen.BuildKit.StandIn.FileSync;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Daemons;

/// <summary>Daemons that are lost, or send nothing. Nothing waits for them forever.</summary>
public sealed class LostDaemonTests
{
    [Theory]
    [InlineData("engine 20.10.24", false)]
    [InlineData("engine 29.2.1", false)]
    [InlineData("buildkitd 0.31.2", false)]
    [InlineData("buildkitd 0.31.2", true)]
    public async Task A_daemon_that_is_killed_during_a_build_is_reported(string name, bool tcp)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name) with { IsTcp = tcp });
        connected.Daemon.Script = async solve =>
        {
            _ = await solve.SessionAsync();
            await connected.Daemon.KillAsync();
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            throw new InvalidOperationException("nobody is there any more");
        };

        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => connected.SolveAsync());

        Assert.Contains("was lost before the response", exception.Message, StringComparison.Ordinal);
        Assert.Contains("log", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_is_killed_during_a_file_transfer_is_reported()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("buildkitd 0.31.2"));
        connected.Write("large", new string('x', 8 * 1024 * 1024));
        connected.Daemon.Script = async solve =>
        {
            _ = await solve.FetchAsync(new LocalRequest("context") { Wants = stat => Kill(stat.Path == "large") });
            throw new InvalidOperationException("nobody is there any more");
        };

        _ = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => connected.SolveAsync());

        bool Kill(bool now)
        {
            if (now)
            {
                connected.Daemon.BreakConnections();
            }

            return true;
        }
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.31.2")]
    public async Task A_dropped_session_is_reported_with_the_daemons_message(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            await session.DisposeAsync();
            throw new SolveFailure($"no active session for {session.Headers.Id}: context deadline exceeded", StatusCode.DeadlineExceeded);
        };

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => connected.SolveAsync());

        Assert.Contains("no active session", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_lost_build_the_client_builds_again()
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options("engine 28.5.2"));
        connected.Daemon.Script = solve =>
        {
            connected.Daemon.BreakConnections();
            return Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());
        };
        _ = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => connected.SolveAsync());
        connected.Daemon.Script = DockerfileScript.RunAsync;

        var result = await connected.SolveAsync(connected.Options(new SolveExporter { Type = "moby" }));

        Assert.Equal(ResultExports.ConfigDigest, result.ExporterResponse["containerimage.digest"]);
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.31.2")]
    public async Task A_call_to_a_silent_daemon_is_cancelled_at_once(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        connected.Daemon.Ready = new TaskCompletionSource().Task;
        using var enough = new CancellationTokenSource();
        var build = connected.Client.SolveAsync(connected.Options(), progress: null, enough.Token);
        await UntilAsync(() => connected.Daemon.AcceptedConnections > 0);

        await enough.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build.WaitAsync(ConnectedDaemon.Patience));
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.31.2")]
    public async Task A_build_that_is_cancelled_is_cancelled_on_the_daemon(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        var running = new TaskCompletionSource<SolveCall>();
        connected.Daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            running.SetResult(solve);
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            throw new InvalidOperationException("it was cancelled");
        };
        using var enough = new CancellationTokenSource();
        var build = connected.Client.SolveAsync(connected.Options(), progress: null, enough.Token);
        var solve = await running.Task.WaitAsync(ConnectedDaemon.Patience);

        await enough.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build.WaitAsync(ConnectedDaemon.Patience));
        await solve.Ended.WaitAsync(ConnectedDaemon.Patience);
        Assert.True(solve.Cancelled.IsCancellationRequested);
        await UntilAsync(() => connected.Daemon.Sessions[0].Closed.IsCancellationRequested);
    }

    [Theory]
    [InlineData("engine 20.10.24")]
    [InlineData("engine 29.2.1")]
    [InlineData("buildkitd 0.31.2")]
    public async Task No_connection_outlives_its_client(string name)
    {
        await using var connected = await ConnectedDaemon.StartAsync(DaemonReleases.Options(name));
        _ = await connected.SolveAsync();

        await connected.Client.DisposeAsync();

        await UntilAsync(() => connected.Daemon.OpenConnections == 0);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(ConnectedDaemon.Patience);
        while (!isSo())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
