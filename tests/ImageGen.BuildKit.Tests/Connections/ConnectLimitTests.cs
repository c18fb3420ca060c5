using Grpc.Core;
using ImageGen.BuildKit.Connections;
using ImageGen.BuildKit.Failures;
using ImageGen.BuildKit.Protocol;
using Xunit;

namespace ImageGen.BuildKit.Tests.Connections;

public sealed class ConnectLimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_does_not_come_about_in_time_is_no_cancellation()
    {
        var connector = new NowhereConnector();
        using var channel = DaemonChannel.Create(connector, TimeSpan.FromMilliseconds(1));

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await new Control.ControlClient(channel).ListWorkersAsync(new ListWorkersRequest(), cancellationToken: Cancel));

        var told = Assert.IsType<BuildKitUnreachableException>(CallFailure.ToException(connector, "to list its workers", exception));
        Assert.StartsWith("No BuildKit answers at nowhere: the connection did not come about in time. Check the address", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_call_stays_one()
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
