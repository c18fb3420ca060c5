using System.Net;
using System.Net.Sockets;

namespace ImageGen.Tests.Probe;

/// <summary>A listener on a free loopback port, which accepts one connection and does there what a test defines.</summary>
internal sealed class ScriptedPeer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    private ScriptedPeer(Func<NetworkStream, CancellationToken, Task> script)
    {
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}/health";
        _serving = Task.Run(() => ServeAsync(script));
    }

    public string Url { get; }

    public static ScriptedPeer Start(Func<NetworkStream, CancellationToken, Task> script) => new(script);

    /// <summary>Sends a text, and closes the connection.</summary>
    public static ScriptedPeer Sending(string text) => Start(async (stream, cancellation) => await SendAsync(stream, text, cancellation));

    public static async Task SendAsync(NetworkStream stream, string text, CancellationToken cancellation) =>
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes(text), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> script)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await using var stream = client.GetStream();
            await script(stream, _end.Token);
            // Bytes that nobody read would make the end of the connection a reset, and the probe may then lose what was sent.
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, _end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // The probe closed the connection, or the test has ended.
        }
    }
}
