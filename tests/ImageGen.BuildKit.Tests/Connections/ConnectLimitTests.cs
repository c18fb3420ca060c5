using Grpc.Core;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Failures;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Solving;
using ImageGen.BuildKit.StandIn;
using ImageGen.BuildKit.StandIn.Releases;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class ConnectLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_times_out_is_not_a_cancellation()
    {
        var connector = new NowhereConnector { ConnectLimit = TimeSpan.FromMilliseconds(1) };
        using var channel = DaemonChannel.Create(connector);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await new Control.ControlClient(channel).ListWorkersAsync(new ListWorkersRequest(), cancellationToken: Cancel));

        var told = Assert.IsType<BuildKitUnreachableException>(CallFailure.ToException(connector, "to list its workers", exception));
        Assert.StartsWith("BuildKit at nowhere cannot be reached: the connection timed out. Check the address", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SessionTransport.Auto)]
    [InlineData(SessionTransport.Upgrade)]
    public async Task A_session_without_a_response_times_out(SessionTransport transport)
    {
        await using var daemon = await StandInDaemon.StartAsync(StandInOptions.Of(EngineRelease.V28));
        daemon.On("POST", "/session", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var connector = new EngineConnector(StandInClient.Engine(daemon, apiVersion: null)) { ConnectLimit = TimeSpan.FromMilliseconds(200) };
        using var channel = DaemonChannel.Create(connector);
        var solve = new Solve(connector, channel, new SolveOptions { SessionTransport = transport }, Task.CompletedTask, progress: null);

        var exception = await Assert.ThrowsAsync<BuildKitUnreachableException>(() => solve.RunAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(30), Cancel));

        Assert.Contains("timed out", exception.Message, StringComparison.Ordinal);
        Assert.Empty(daemon.Solves);
    }

    [Fact]
    public async Task A_cancelled_call_stays_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using var channel = DaemonChannel.Create(new NowhereConnector { Connecting = cancellation.Cancel });

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new Control.ControlClient(channel).ListWorkersAsync(new ListWorkersRequest(), cancellationToken: cancellation.Token));
    }

    private sealed class NowhereConnector : DaemonConnector
    {
        public Action Connecting { get; init; } = () => { };

        public override string Name => "nowhere";

        public override string Advice => "";

        public override Uri BaseAddress { get; } = new("http://localhost/");

        public override async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
        {
            Connecting();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Stream.Null;
        }

        public override ValueTask<Stream?> OpenSessionAsync(IEnumerable<KeyValuePair<string, string>> headers, bool required, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Stream?>(null);
    }
}
