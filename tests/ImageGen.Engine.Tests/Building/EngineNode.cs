using System.Net.Sockets;
using System.Text;

namespace ImageGen.Engine.Tests.Building;

/// <summary>
/// The engine's BuildKit as a node: a socket like that of a buildkitd, whose connections go to the engine's <c>/grpc</c>. The engine builds for its own
/// platform only, and has no emulator.
/// </summary>
internal sealed class EngineNode : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagegen-node");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public EngineNode()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.FullName, "node.sock")));
        _listener.Listen();
        _serving = ServeAsync();
    }

    public BuildKitNode Node => $"unix://{_folder.FullName}/node.sock";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ForwardAsync(await _listener.AcceptAsync(_stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await using var near = new NetworkStream(client, ownsSocket: true);
        try
        {
            await engine.ConnectAsync(new UnixDomainSocketEndPoint(EngineEnvironment.Docker.Address.AbsolutePath), _stop.Token);
            await using var far = new NetworkStream(engine);
            await UpgradeAsync(far, _stop.Token);
            await Task.WhenAny(near.CopyToAsync(far, _stop.Token), far.CopyToAsync(near, _stop.Token));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // The client sees that its connection is closed.
        }
    }

    private static async Task UpgradeAsync(NetworkStream engine, CancellationToken cancellationToken)
    {
        await engine.WriteAsync("POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"u8.ToArray(), cancellationToken);
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await engine.ReadExactlyAsync(one, cancellationToken);
            head.Append((char)one[0]);
        }

        if (!head.ToString().StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal))
        {
            throw new IOException($"The engine responded to the upgrade: {head}");
        }
    }
}
