using System.Net.Sockets;

namespace ImageGen.Benchmarks.Processes;

/// <summary>Stands between a program and the engine's socket, and counts what goes over the wire.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _end = new();
    private readonly string _engineSocket;
    private readonly Task _accepting;
    private long _bytes;

    public CountingProxy(string socketPath, string engineSocket)
    {
        (SocketPath, _engineSocket) = (socketPath, engineSocket);
        _listener.Bind(new UnixDomainSocketEndPoint(socketPath));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public string SocketPath { get; }

    /// <summary>The bytes of both directions since the last question.</summary>
    public long TakeBytes() => Interlocked.Exchange(ref _bytes, 0);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        File.Delete(SocketPath);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            _ = ServeAsync(await _listener.AcceptAsync(_end.Token));
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engineSocket), _end.Token);
            await Task.WhenAll(PassAsync(client, engine), PassAsync(engine, client)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PassAsync(Socket from, Socket to)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var read)
            {
                _ = Interlocked.Add(ref _bytes, read);
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent..read), _end.Token);
                }
            }
        }
        finally
        {
            to.Shutdown(SocketShutdown.Send);
        }
    }
}
