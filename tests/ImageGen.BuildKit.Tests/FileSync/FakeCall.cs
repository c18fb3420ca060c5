using System.Buffers;
using System.Threading.Channels;
using Google.Protobuf;
using ImageGen.BuildKit.Protocol;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync;

/// <summary>A call in memory, with the test in the place of the daemon.</summary>
internal sealed class FakeCall(params (string Key, string Value)[] metadata) : SessionCall
{
    private readonly Channel<byte[]> _toClient = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<byte[]> _toDaemon = Channel.CreateUnbounded<byte[]>();
    private readonly Queue<(int Length, ArrayBufferWriter<byte> Buffer)> _unflushed = new();
    private int _taken;

    /// <summary>Delays a flush: a daemon that does not read.</summary>
    public Task Reading { get; set; } = Task.CompletedTask;

    /// <summary>How many messages such a daemon receives before.</summary>
    public int TakenBefore { get; set; }

    /// <summary>The bytes of messages in each flush with messages.</summary>
    public List<int> Pieces { get; } = [];

    public override IEnumerable<string> MetadataKeys => metadata.Select(pair => pair.Key).Distinct();

    public void Send(Packet packet) => Send(packet.ToByteArray());

    public void Send(byte[] message) => Assert.True(_toClient.Writer.TryWrite(message));

    /// <summary>Completes when the client has received everything.</summary>
    public async Task WhenTakenAsync()
    {
        while (_toClient.Reader.Count > 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public void EndSending() => _toClient.Writer.Complete();

    /// <summary>The client's next packet; <see langword="null"/> if the call has ended.</summary>
    public async Task<Packet?> ReceiveAsync() =>
        await _toDaemon.Reader.WaitToReadAsync(TestContext.Current.CancellationToken) ? Packet.Parser.ParseFrom(await _toDaemon.Reader.ReadAsync(TestContext.Current.CancellationToken)) : null;

    /// <summary>Runs the client's side on this call.</summary>
    public async Task ServeAsync(SessionMethod method)
    {
        try
        {
            await method(this, TestContext.Current.CancellationToken);
        }
        finally
        {
            _toDaemon.Writer.Complete();
        }
    }

    public override IReadOnlyList<string> GetMetadata(string key) => [.. metadata.Where(pair => pair.Key == key).Select(pair => pair.Value)];

    public override async ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken) =>
        await _toClient.Reader.WaitToReadAsync(cancellationToken) ? new ReadOnlySequence<byte>(await _toClient.Reader.ReadAsync(cancellationToken)) : null;

    public override IBufferWriter<byte> BeginMessage(int length)
    {
        var buffer = new ArrayBufferWriter<byte>();
        _unflushed.Enqueue((length, buffer));
        return buffer;
    }

    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_unflushed.Count > 0)
        {
            Pieces.Add(_unflushed.Sum(message => message.Length));
        }

        while (_unflushed.TryDequeue(out var message))
        {
            Assert.Equal(message.Length, message.Buffer.WrittenCount);
            Assert.True(_toDaemon.Writer.TryWrite(message.Buffer.WrittenSpan.ToArray()));
            _taken++;
        }

        if (_taken > TakenBefore)
        {
            await Reading.WaitAsync(cancellationToken);
        }
    }
}
