using Grpc.Core;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using ImageGen.BuildKit.StandIn.Solving;
using Xunit;

namespace ImageGen.BuildKit.Tests.Solving;

public sealed class FailedSolveTests
{
    private const string Dockerfile = "FROM base\nRUN echo before\nRUN exit 3\n";
    private const string Step = "[3/3] RUN exit 3";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0.8.4")]
    [InlineData("0.10.6")]
    [InlineData("0.11.6")]
    [InlineData("0.31.2")]
    public async Task A_step_that_fails_is_named_by_its_line(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd(version));
        var exception = await FailAsync(daemon);
        Assert.Equal(StatusCode.Unknown, exception.Status);
        Assert.Equal(StepReport.DigestOf(Step), exception.VertexDigest);
        Assert.Equal(("Dockerfile", Dockerfile), (exception.Location!.FileName, exception.Location.Text));
        Assert.Equal([new SourceRange(3, 0, 3, 10)], exception.Location.Ranges);
        Assert.StartsWith("The build failed at Dockerfile:3 (RUN exit 3): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("exit code: 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_sends_no_details_still_names_the_step()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V20));
        var exception = await FailAsync(daemon);
        Assert.Null(exception.Location);
        Assert.Equal(StepReport.DigestOf(Step), exception.VertexDigest);
        Assert.StartsWith($"The build failed at the step '{Step}': exit code: 3.", exception.Message, StringComparison.Ordinal);
    }

    // util/grpcerrors derives the status from the cause: Go reports a dial timeout as an exceeded deadline (moby/buildkit#5687).
    [Theory]
    [InlineData(StatusCode.DeadlineExceeded, "dial tcp 44.208.254.194:443: i/o timeout")]
    [InlineData(StatusCode.Cancelled, "net/http: request canceled while waiting for connection")]
    [Trait("Needs", "time")]
    public async Task A_registry_that_does_not_respond_to_the_daemon_fails_the_build(StatusCode code, string cause)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = async solve =>
        {
            await solve.SessionAsync();
            var place = SolveFailures.Command(solve.Release, "", 0, new Place("Dockerfile", Dockerfile, 1, 1), "");
            throw new SolveFailure($"base: failed to resolve source metadata for docker.io/library/base:latest: {cause}", code) { Details = place.Details };
        };
        await using var client = StandInClient.Connect(daemon);
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));
        Assert.Equal((code, 1), (exception.Status, exception.Location?.Ranges[0].StartLine));
        Assert.Contains(cause, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_is_stopped_with_its_session_reports_the_lost_session()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            await session.DisposeAsync();
            throw new SolveFailure("context canceled", StatusCode.Cancelled);
        };
        await using var client = StandInClient.Connect(daemon);
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));
        Assert.Contains("its session ended", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rpc error: code = Unknown desc = failed to solve with frontend dockerfile.v0: rpc error: code = NotFound desc = base:1: not found", "base:1: not found")]
    [InlineData("rpc error: code = Unknown desc = rpc error: code = Unknown desc = no", "no")]
    [InlineData("rpc error: code = Unknown", "rpc error: code = Unknown")]
    public async Task The_nested_status_of_an_older_daemon_is_removed(string words, string told)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V20));
        daemon.Script = async solve =>
        {
            await solve.SessionAsync();
            throw SolveFailures.Of(words, "solver");
        };
        await using var client = StandInClient.Connect(daemon);

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));

        Assert.Contains($" failed: {told}. ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed to solve: base:1: not found", "FROM base:1")]
    [InlineData("failed to solve: exit code: 3", Step)]
    [InlineData("failed to solve", Step)]
    [InlineData("failed to solve: context canceled", Step)]
    public async Task A_step_that_was_stopped_is_not_the_failed_one(string words, string named)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V20));
        daemon.Script = async solve =>
        {
            await solve.SessionAsync();
            var stopped = StepReport.Begin(solve, "FROM another:1");
            StepReport.Begin(solve, "FROM base:1").Fail("base:1: not found");
            StepReport.Begin(solve, Step).Fail("exit code: 3");
            stopped.Fail("failed to do request: context canceled");
            throw SolveFailures.Of(words, "solver");
        };
        await using var client = StandInClient.Connect(daemon);

        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));

        Assert.Equal(StepReport.DigestOf(named), exception.VertexDigest);
    }

    [Theory]
    [InlineData(SessionTransport.ControlStream)]
    [InlineData(SessionTransport.Upgrade)]
    [Trait("Needs", "time")]
    public async Task A_session_that_ends_stops_the_build(SessionTransport transport)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            await session.DisposeAsync();
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            return new Dictionary<string, string>();
        };
        await using var client = StandInClient.Connect(daemon);
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.SolveAsync(new SolveOptions { SessionTransport = transport }, cancellationToken: Cancelled));
        Assert.Contains("its session ended", exception.Message, StringComparison.Ordinal);
        await daemon.Solves[0].Ended.WaitAsync(Cancelled);
    }

    [Theory]
    [InlineData("20.10.24")]
    [InlineData("29.2.1")]
    public async Task A_lost_daemon_is_reported(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.Of(version)));
        daemon.Script = async solve =>
        {
            await solve.SessionAsync();
            daemon.BreakConnections();
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            return new Dictionary<string, string>();
        };
        await using var client = StandInClient.Connect(daemon);
        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));
        Assert.Equal(daemon.Address.OriginalString, exception.Address);
    }

    [Theory]
    [InlineData("20.10.24")]
    [InlineData("29.2.1")]
    public async Task A_cancelled_build_stops_on_the_daemon(string version)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.Of(version)));
        var begun = new TaskCompletionSource();
        daemon.Script = async solve =>
        {
            using var step = StepReport.Begin(solve, "[1/1] RUN sleep");
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, solve.Cancelled);
            return new Dictionary<string, string>();
        };
        await using var client = StandInClient.Connect(daemon);
        using var cancelling = new CancellationTokenSource();
        var build = client.SolveAsync(new SolveOptions(), new StatusRecord(), cancelling.Token);
        await begun.Task.WaitAsync(Cancelled);
        await cancelling.CancelAsync();
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => build);
        Assert.Equal(cancelling.Token, exception.CancellationToken);
        Assert.True(daemon.Solves[0].Ended.IsCompleted, "The build returned before the daemon had stopped.");
    }

    [Fact]
    public async Task The_exception_of_the_program_is_the_cause()
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Buildkitd("0.31.2"));
        daemon.Script = async solve =>
        {
            var session = await solve.SessionAsync();
            try
            {
                await session.Secrets.GetSecretAsync(new() { ID = "token" }, cancellationToken: solve.Cancelled);
            }
            catch (RpcException refusal)
            {
                throw SolveFailures.Of(refusal.Status.Detail, "secrets");
            }

            return new Dictionary<string, string>();
        };
        await using var client = StandInClient.Connect(daemon);
        var options = new SolveOptions { Session = new() { Secrets = new BrokenSecrets() } };
        var exception = await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(options, cancellationToken: Cancelled));
        Assert.IsType<InvalidTimeZoneException>(exception.InnerException?.GetBaseException());
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<BuildKitException> FailAsync(StandInDaemon daemon)
    {
        daemon.Script = async solve =>
        {
            await solve.SessionAsync();
            var step = StepReport.Begin(solve, Step);
            var failure = SolveFailures.Command(solve.Release, "exit 3", 3, new Place("Dockerfile", Dockerfile, 3, 3) { EndCharacter = 10 }, step.Digest);
            step.Fail(failure.Message);
            throw failure;
        };
        await using var client = StandInClient.Connect(daemon);
        return await Assert.ThrowsAsync<BuildKitException>(() => client.SolveAsync(new SolveOptions(), cancellationToken: Cancelled));
    }

    private sealed class BrokenSecrets : ISecretProvider
    {
        public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string id, CancellationToken cancellationToken) => throw new InvalidTimeZoneException("hunter2");
    }
}
