using System.Net.Sockets;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ImageGen.BuildKit.Tests.Sessions.Ssh;

/// <summary>The socket that a daemon provides to a step: each connection is a call of ForwardAgent.</summary>
internal sealed class ForwardedSocket : IAsyncDisposable
{
    private readonly TestSession _session;
    private readonly Metadata? _metadata;
    private readonly int _chunkSize;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _accepting;

    public ForwardedSocket(TestSession session, string path, Metadata? metadata = null, int chunkSize = 32 * 1024)
    {
        _session = session;
        _metadata = metadata;
        _chunkSize = chunkSize;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                served.Add(ForwardAsync(new NetworkStream(await _listener.AcceptAsync(), ownsSocket: true)));
            }
        }
        catch (SocketException)
        {
            // Disposed.
        }

        await Task.WhenAll(served);
    }

    private async Task ForwardAsync(NetworkStream connection)
    {
        await using var closing = connection;
        using var call = _session.Open("/moby.sshforward.v1.SSH/ForwardAgent", _metadata);
        var answers = ReturnAsync(call.ResponseStream, connection);
        var buffer = new byte[_chunkSize];
        while (await connection.ReadAsync(buffer) is > 0 and var count)
        {
            // The same bytes on the wire as BuildKit's BytesMessage.
            await call.RequestStream.WriteAsync(new BytesValue { Value = ByteString.CopyFrom(buffer, 0, count) }.ToByteArray());
        }

        await call.RequestStream.CompleteAsync();
        await answers;
    }

    private static async Task ReturnAsync(IAsyncStreamReader<byte[]> answers, NetworkStream connection)
    {
        try
        {
            while (await answers.MoveNext(CancellationToken.None))
            {
                await connection.WriteAsync(BytesValue.Parser.ParseFrom(answers.Current).Value.Memory);
            }
        }
        catch (RpcException)
        {
            // The step's client sees its connection end.
            await connection.DisposeAsync();
        }
    }
}
