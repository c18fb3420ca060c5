using System.Text;
using ImageGen.BuildKit.Sessions;
using ImageGen.BuildKit.Tests.Http2.Headers;
using ImageGen.BuildKit.Tests.Http2.Peers;
using Xunit;

namespace ImageGen.BuildKit.Tests.Sessions;

/// <summary>
/// A daemon that calls a session's method frame by frame: with the same header a thousand times, as daemons do and .NET clients
/// cannot.
/// </summary>
internal sealed class RawDaemon : IAsyncDisposable
{
    private readonly SessionServer _server;
    private readonly RawPeer _peer;
    private readonly Task _serving;

    private RawDaemon(SessionServer server, DuplexStream near, DuplexStream far)
    {
        _server = server;
        _peer = new RawPeer(near).WriteGreeting();
        _serving = server.ServeAsync(far, CancellationToken.None);
    }

    public static Task<RawDaemon> StartAsync(string method, SessionMethod serve)
    {
        var (near, far) = DuplexStream.CreatePair();
        var server = new SessionServer([new TestService(new() { [method] = serve })]);
        return Task.FromResult(new RawDaemon(server, near, far));
    }

    public void WriteHeaders(string method, IEnumerable<(string Name, byte[] Value)> metadata)
    {
        (string, byte[])[] own =
        [
            (":method", "POST"u8.ToArray()),
            (":scheme", "http"u8.ToArray()),
            (":path", Encoding.UTF8.GetBytes(method)),
            (":authority", "localhost"u8.ToArray()),
            ("content-type", "application/grpc"u8.ToArray()),
        ];
        // Literals that are not indexed, with new names.
        _ = _peer.WriteHeaders(1, [.. own.Concat(metadata).SelectMany(header => (byte[])[0, .. Text(Encoding.UTF8.GetBytes(header.Item1)), .. Text(header.Item2)])]);
    }

    public void WriteData(byte[] data, bool isLast) => _peer.WriteData(1, data, isLast);

    /// <summary>Sends the written frames at once, or octet by octet.</summary>
    public Task SendAsync(bool isTorn = false) => _peer.SendAsync(isTorn);

    /// <summary>The messages of the response, with their prefixes, up to the end of the call.</summary>
    public Task<byte[]> ReadCallAsync() => _peer.ReadAnswerAsync(1);

    public async ValueTask DisposeAsync()
    {
        _server.Dispose();
        _ = await Task.WhenAny(_serving).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static byte[] Text(byte[] octets) => BlockWriter.Text(octets, isHuffman: false);
}
