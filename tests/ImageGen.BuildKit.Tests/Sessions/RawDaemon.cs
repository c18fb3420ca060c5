using System.Buffers.Binary;
using System.Text;
using ImageGen.BuildKit.Sessions;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>
/// A daemon that writes HTTP/2 frame by frame: it sends what daemons send and no client of .NET can, such as one header
/// a thousand times. RFC 9113, RFC 7541.
/// </summary>
internal sealed class RawDaemon : IAsyncDisposable
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Settings = 4;
    private const byte Continuation = 9;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const int MaxFrame = 16 * 1024;

    private readonly SessionServer _server;
    private readonly DuplexStream _stream;
    private readonly Task _serving;
    private readonly MemoryStream _written = new();

    private RawDaemon(SessionServer server, DuplexStream near, DuplexStream far)
    {
        _server = server;
        _stream = near;
        _serving = server.ServeAsync(far, CancellationToken.None);
        _written.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        WriteFrame(Settings, 0, 0, []);
    }

    public static Task<RawDaemon> StartAsync(string method, SessionMethod serve)
    {
        var (near, far) = DuplexStream.CreatePair();
        var server = new SessionServer([new TestService(new() { [method] = serve })]);
        return Task.FromResult(new RawDaemon(server, near, far));
    }

    public void WriteHeaders(string method, IEnumerable<(string Name, byte[] Value)> metadata)
    {
        var block = new MemoryStream();
        (string, byte[])[] own =
        [
            (":method", "POST"u8.ToArray()),
            (":scheme", "http"u8.ToArray()),
            (":path", Encoding.UTF8.GetBytes(method)),
            (":authority", "localhost"u8.ToArray()),
            ("content-type", "application/grpc"u8.ToArray()),
        ];
        foreach (var (name, value) in own.Concat(metadata))
        {
            // A literal that is not indexed, with a new name.
            block.WriteByte(0);
            WriteText(block, Encoding.UTF8.GetBytes(name));
            WriteText(block, value);
        }

        var chunks = block.ToArray().Chunk(MaxFrame).ToArray();
        for (var index = 0; index < chunks.Length; index++)
        {
            WriteFrame(index == 0 ? Headers : Continuation, index == chunks.Length - 1 ? EndHeaders : (byte)0, 1, chunks[index]);
        }
    }

    public void WriteData(byte[] data, bool isLast) => WriteFrame(Data, isLast ? EndStream : (byte)0, 1, data);

    /// <summary>Sends what was written, in one piece or octet by octet.</summary>
    public async Task SendAsync(bool isTorn = false)
    {
        var sent = _written.ToArray();
        _written.SetLength(0);
        foreach (var piece in isTorn ? sent.Chunk(1) : [sent])
        {
            await _stream.WriteAsync(piece, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The messages that are answered, with their heads, up to the end of the call.</summary>
    public async Task<byte[]> ReadCallAsync()
    {
        var data = new MemoryStream();
        var head = new byte[9];
        while (true)
        {
            await _stream.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
            var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
            await _stream.ReadExactlyAsync(payload, TestContext.Current.CancellationToken);
            if (head[3] == Data)
            {
                data.Write(payload);
            }

            if (head[3] is Data or Headers && (head[4] & EndStream) != 0)
            {
                return data.ToArray();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _server.Dispose();
        _ = await Task.WhenAny(_serving).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static void WriteText(MemoryStream target, byte[] bytes)
    {
        // An integer with a prefix of seven bits.
        if (bytes.Length < 127)
        {
            target.WriteByte((byte)bytes.Length);
        }
        else
        {
            target.WriteByte(127);
            var rest = bytes.Length - 127;
            for (; rest >= 128; rest /= 128)
            {
                target.WriteByte((byte)((rest % 128) + 128));
            }

            target.WriteByte((byte)rest);
        }

        target.Write(bytes);
    }

    private void WriteFrame(byte type, byte flags, int stream, byte[] payload)
    {
        var head = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, payload.Length << 8);
        head[3] = type;
        head[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), stream);
        _written.Write(head);
        _written.Write(payload);
    }
}
