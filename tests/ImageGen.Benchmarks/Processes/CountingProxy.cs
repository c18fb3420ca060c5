using System.Net;
using System.Net.Sockets;

namespace ImageGen.Benchmarks.Processes;

/// <summary>Stands between a program and an engine or a registry, and counts the bytes that are transferred.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly EndPoint _target;
    private readonly Task _accepting;
    private long _sent;
    private long _received;

    /// <param name="own">Where programs connect. A port of 0 is any free one.</param>
    /// <param name="target">What the bytes are passed on to.</param>
    public CountingProxy(EndPoint own, EndPoint target)
    {
        _target = target;
        _listener = SocketFor(own);
        _listener.Bind(own);
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Where programs connect.</summary>
    public EndPoint Address => _listener.LocalEndPoint!;

    /// <summary>The bytes of both directions since the last call.</summary>
    public (long ToTarget, long FromTarget) TakeBytes() => (Interlocked.Exchange(ref _sent, 0), Interlocked.Exchange(ref _received, 0));

    public async ValueTask DisposeAsync()
    {
        var own = Address;
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        if (own is UnixDomainSocketEndPoint socket)
        {
            File.Delete(socket.ToString());
        }
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
        using var target = SocketFor(_target);
        using (client)
        {
            SendAtOnce(client);
            await target.ConnectAsync(_target, _end.Token);
            await Task.WhenAll(
                PassAsync(client, target, read => Interlocked.Add(ref _sent, read)),
                PassAsync(target, client, read => Interlocked.Add(ref _received, read))).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Socket SocketFor(EndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        SendAtOnce(socket);
        return socket;
    }

    private static void SendAtOnce(Socket socket)
    {
        if (socket.AddressFamily is not AddressFamily.Unix)
        {
            socket.NoDelay = true;
        }
    }

    private async Task PassAsync(Socket from, Socket to, Action<int> count)
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var read)
            {
                count(read);
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
