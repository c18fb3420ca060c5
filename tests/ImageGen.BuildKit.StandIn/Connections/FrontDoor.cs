using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>The socket that clients connect to. The first bytes tell whether they speak HTTP/2, as Go's own server does it.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    // moby's router of before 29.2 takes the preface for a request, and cleans its path. Seen so from 20.10.24, 23.0.6 and 24.0.9.
    private static readonly byte[] MovedPermanently =
        [.. "HTTP/1.1 301 Moved Permanently\r\nLocation: /%2A\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8];

    private readonly Socket _listener;
    private readonly StandInOptions _options;
    private readonly TransportFactory _factory;
    private readonly ConcurrentDictionary<TransportConnection, bool> _connections = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _accepting;

    public FrontDoor(Socket listener, StandInOptions options, TransportFactory factory)
    {
        _listener = listener;
        _options = options;
        _factory = factory;
        _accepting = AcceptAsync();
    }

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    public EndPoint Address => _listener.LocalEndPoint!;

    /// <summary>How many connections were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>The connections that are open.</summary>
    public int Open => _connections.Count;

    /// <summary>What each connection waits for before anything on it is looked at.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public void BreakConnections()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Break();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_closing.IsCancellationRequested)
        {
            await _closing.CancelAsync();
            _listener.Dispose();
            await _accepting;
            BreakConnections();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(_closing.Token);
                Accepted++;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The door is closed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await Ready.WaitAsync(_closing.Token);
            stream = await EncryptAsync(stream);
            var input = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
            if (await ChooseAsync(input, stream) is { } endpoint)
            {
                var connection = new TransportConnection(stream, input, socket);
                _connections[connection] = true;
                _factory.Add(endpoint, connection);
                await connection.Completion;
                _connections.TryRemove(connection, out _);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or did not pass.
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        if (_options.Tls is not { } tls)
        {
            return stream;
        }

        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(tls, _closing.Token);
        return encrypted;
    }

    /// <summary>Which door inside a connection goes through; <see langword="null"/> where it is turned away.</summary>
    private async Task<ProtocolEndPoint?> ChooseAsync(PipeReader input, Stream stream)
    {
        // Go: over TLS it is ALPN that decides. buildkitd serves gRPC alone and asks nobody; before 0.17 it agreed on no protocol at all.
        var isHttp2 = stream is SslStream encrypted && _options.Engine is not null
            ? encrypted.NegotiatedApplicationProtocol == SslApplicationProtocol.Http2
            : await BeginsWithPrefaceAsync(input, _closing.Token);
        if (_options.Engine is null)
        {
            // grpc-go closes what does not begin with a preface.
            return isHttp2 ? ProtocolEndPoint.Http2 : null;
        }

        if (isHttp2 && !_options.Engine.HasNativeGrpc)
        {
            await stream.WriteAsync(MovedPermanently, _closing.Token);
            return null;
        }

        return isHttp2 ? ProtocolEndPoint.Http2 : ProtocolEndPoint.Http1;
    }

    private static async Task<bool> BeginsWithPrefaceAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var begin = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, Preface.Length)).ToArray();
            var mayBe = Preface.StartsWith(begin);
            var isDecided = !mayBe || begin.Length == Preface.Length || read.IsCompleted;
            input.AdvanceTo(read.Buffer.Start, isDecided ? read.Buffer.Start : read.Buffer.End);
            if (isDecided)
            {
                return mayBe && begin.Length == Preface.Length;
            }
        }
    }
}
