using Google.Protobuf;
using Grpc.Core;
using ImageGen.BuildKit.FileSync;
using ImageGen.BuildKit.FileSync.Packets;
using ImageGen.BuildKit.Protocol;
using ImageGen.Tests.Contexts;
using Xunit;
using static ImageGen.BuildKit.Protocol.Packet.Types.PacketType;

namespace ImageGen.BuildKit.Tests.FileSync.Sending;

/// <summary>Daemons that break the protocol, or are slow.</summary>
public sealed class DiffCopyProtocolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCall _call = new(("dir-name", "context"));

    [Fact]
    public async Task Continues_to_read_while_the_daemon_does_not()
    {
        // More than is written at a time, so that the sender waits for the daemon.
        WriteFiles(2000);

        var reads = new TaskCompletionSource();
        _call.Reading = reads.Task;
        var serving = ServeAsync();
        var first = await _call.ReceiveAsync();

        // If the daemon's packets were not received meanwhile, neither side could continue.
        for (var id = 0u; id < 100; id++)
        {
            _call.Send(new Packet { Type = PacketReq, Id = id });
        }

        await _call.WhenTakenAsync();
        Assert.False(serving.IsCompleted);
        reads.SetResult();
        var contents = 0;
        while (contents < 100)
        {
            var packet = await _call.ReceiveAsync();
            contents += packet is { Type: PacketData, Data.Length: > 0 } ? 1 : 0;
        }

        _call.Send(new Packet { Type = PacketFin });
        await serving;
        Assert.Equal("0000-" + new string('x', 60), first!.Stat.Path);
    }

    [Fact]
    public async Task Lists_only_a_little_ahead_of_a_daemon_that_requests_contents()
    {
        const uint Wanted = 300;
        WriteFiles(2000);
        var reads = new TaskCompletionSource();
        _call.Reading = reads.Task;
        _call.TakenBefore = (int)Wanted;
        var serving = ServeAsync();
        for (var id = 0u; id < Wanted; id++)
        {
            _call.Send(new Packet { Type = PacketReq, Id = id });
            Assert.NotNull((await _call.ReceiveAsync())!.Stat);
        }

        await _call.WhenTakenAsync();
        reads.SetResult();
        var (listed, contents) = (Wanted, 0);
        while (contents < Wanted - 1)
        {
            var packet = (await _call.ReceiveAsync())!;
            listed += packet is { Type: PacketStat } ? 1u : 0;
            contents += packet is { Type: PacketData, Data.Length: 0 } ? 1 : 0;
        }

        // Not the 2,000.
        Assert.InRange(listed, Wanted, Wanted + (2 * OutstandingContents.MaxAhead));
        while (await _call.ReceiveAsync() is not { Type: PacketStat, Stat: null })
        {
            // The rest is sent after the contents.
        }

        _call.Send(new Packet { Type = PacketFin });
        await serving;
    }

    [Fact]
    public async Task Responds_to_the_end_with_the_end()
    {
        _ = _folder.Write("file");
        var serving = ServeAsync();

        Assert.Equal("file", (await _call.ReceiveAsync())!.Stat.Path);
        Assert.Equal(new Packet(), await _call.ReceiveAsync());
        _call.Send(new Packet { Type = PacketFin });

        Assert.Equal(new Packet { Type = PacketFin }, await _call.ReceiveAsync());
        Assert.Null(await _call.ReceiveAsync());
        await serving;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(uint.MaxValue)]
    public async Task Refuses_an_id_that_has_no_content(uint id)
    {
        _ = _folder.Write("a");
        _ = _folder.MakeDirectory("b");

        _call.Send(new Packet { Type = PacketReq, Id = id });

        Assert.Contains($"The id {id}", (await FailureAsync()).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_send_a_content_twice()
    {
        _ = _folder.Write("a");
        var serving = ServeAsync();
        _ = await _call.ReceiveAsync();
        _call.Send(new Packet { Type = PacketReq, Id = 0 });
        _call.Send(new Packet { Type = PacketReq, Id = 0 });

        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => serving)).StatusCode);
    }

    [Fact]
    public async Task Refuses_an_invalid_packet()
    {
        _call.Send([0xFF, 0xFF]);

        Assert.Contains("is not valid: protobuf reports 'While parsing a protocol message, the input ended unexpectedly", (await FailureAsync()).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_no_receiver_sends()
    {
        _call.Send(new Packet { Type = PacketData, Data = ByteString.CopyFromUtf8("x") });

        Assert.Contains("Data", (await FailureAsync()).Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public async Task Refuses_a_packet_of_an_unknown_type(int type)
    {
        _call.Send(new Packet { Type = (Packet.Types.PacketType)type });

        Assert.Contains($"type {type}", (await FailureAsync()).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_the_daemons_failure()
    {
        _call.Send(new Packet { Type = PacketErr, Data = ByteString.CopyFromUtf8("no space left") });

        Assert.Contains("no space left", (await FailureAsync()).Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detects_an_early_end()
    {
        _call.EndSending();

        Assert.Contains("before it confirmed", (await FailureAsync()).Status.Detail, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteFiles(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = _folder.Write($"{i:d4}-{new string('x', 60)}", "content");
        }
    }

    private Task ServeAsync() =>
        _call.ServeAsync(new FileSyncService(new Dictionary<string, LocalSource> { ["context"] = LocalSource.FromDirectory(_folder.FullPath) }, new(), []).Methods.Values.Single());

    private async Task<RpcException> FailureAsync() => await Assert.ThrowsAsync<RpcException>(() => ServeAsync().WaitAsync(TimeSpan.FromMinutes(1)));
}
