using System.Buffers.Binary;
using ImageGen.BuildKit.Http2;
using ImageGen.BuildKit.Http2.Frames;
using Xunit;

namespace ImageGen.BuildKit.Tests.Http2.Peers;

/// <summary>
/// A client that writes HTTP/2 frame by frame: it sends what daemons send and .NET clients cannot, and what is not allowed
/// (RFC 9113).
/// </summary>
internal sealed class RawPeer(Stream stream) : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int MaxFrame = 16 * 1024;

    private readonly MemoryStream _written = new();

    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>POST, http and the path "/", from the static table.</summary>
    public static byte[] Request => [0x83, 0x86, 0x84];

    /// <summary>The client preface.</summary>
    public RawPeer WriteGreeting() => Write(Preface).Write(FrameType.Settings, 0, 0, []);

    public RawPeer Write(ReadOnlySpan<byte> octets)
    {
        _written.Write(octets);
        return this;
    }

    public RawPeer Write(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload) =>
        Write(RawFrame.Write(type, flags, streamId, payload));

    /// <summary>Writes a header block, in one or more frames.</summary>
    public RawPeer WriteHeaders(int streamId, byte[] block, bool isLast = false)
    {
        var chunks = block.Chunk(MaxFrame).ToArray();
        for (var index = 0; index < chunks.Length; index++)
        {
            var flags = (isLast && index == 0 ? FrameFlags.EndStream : 0) | (index == chunks.Length - 1 ? FrameFlags.EndHeaders : 0);
            _ = Write(index == 0 ? FrameType.Headers : FrameType.Continuation, (byte)flags, streamId, chunks[index]);
        }

        return this;
    }

    /// <summary>Writes content, in one or more frames.</summary>
    public RawPeer WriteData(int streamId, ReadOnlySpan<byte> data, bool isLast = false)
    {
        for (; data.Length > MaxFrame; data = data[MaxFrame..])
        {
            _ = Write(FrameType.Data, 0, streamId, data[..MaxFrame]);
        }

        return Write(FrameType.Data, isLast ? FrameFlags.EndStream : (byte)0, streamId, data);
    }

    public RawPeer WriteNumber(FrameType type, int streamId, uint number)
    {
        var payload = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(payload, number);
        return Write(type, 0, streamId, payload);
    }

    public RawPeer WriteSetting(ushort setting, uint value)
    {
        var payload = new byte[sizeof(ushort) + sizeof(uint)];
        BinaryPrimitives.WriteUInt16BigEndian(payload, setting);
        BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(sizeof(ushort)), value);
        return Write(FrameType.Settings, 0, 0, payload);
    }

    /// <summary>Sends the written frames at once, or octet by octet.</summary>
    public async Task SendAsync(bool isTorn = false)
    {
        var sent = _written.ToArray();
        _written.SetLength(0);
        foreach (var piece in isTorn ? sent.Chunk(1) : [sent])
        {
            await stream.WriteAsync(piece, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        }
    }

    /// <summary>Sends only the first octets of the written frames.</summary>
    public Task SendAsync(int octets)
    {
        _written.SetLength(octets);
        return SendAsync();
    }

    /// <summary>Reads the next frame; <see langword="null"/> if the server has closed the connection.</summary>
    public async Task<RawFrame?> ReadAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var head = new byte[RawFrame.PrefixSize];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, limit.Token) < head.Length)
        {
            return null;
        }

        var payload = new byte[BinaryPrimitives.ReadUInt32BigEndian(head) >> 8];
        await stream.ReadExactlyAsync(payload, limit.Token);
        return RawFrame.Of(head, payload);
    }

    /// <summary>Reads all frames up to the wanted one, which is the last.</summary>
    public async Task<List<RawFrame>> ReadToAsync(Predicate<RawFrame> isLast)
    {
        var frames = new List<RawFrame>();
        do
        {
            frames.Add(await ReadAsync() ?? throw new InvalidOperationException($"The connection ended after {string.Join(", ", frames)}"));
        }
        while (!isLast(frames[^1]));

        return frames;
    }

    /// <summary>Reads all frames up to the response to a ping that is sent now.</summary>
    public async Task<List<RawFrame>> PingAsync()
    {
        var asked = "all here"u8.ToArray();
        await Write(FrameType.Ping, 0, 0, asked).SendAsync();
        var frames = await ReadToAsync(frame => frame.Type == FrameType.Ping && (frame.Flags & FrameFlags.Acknowledgement) != 0 && frame.Payload.SequenceEqual(asked));
        return frames[..^1];
    }

    /// <summary>Reads the content of a response, up to its end.</summary>
    public async Task<byte[]> ReadAnswerAsync(int streamId) => Content(await ReadToAsync(frame => frame.StreamId == streamId && frame.EndsStream), streamId);

    public static byte[] Content(IEnumerable<RawFrame> frames, int streamId) =>
        [.. frames.Where(frame => frame.Is(FrameType.Data, streamId)).SelectMany(frame => frame.Payload)];

    /// <summary>Reads the reason of the server, which then closes the connection.</summary>
    public async Task<RawFrame> ReadGoAwayAsync()
    {
        var goAway = (await ReadToAsync(frame => frame.Type == FrameType.GoAway))[^1];
        Assert.Null(await ReadAsync());
        return goAway;
    }

    /// <summary>Ends this side of the connection.</summary>
    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
