using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ImageGen.BuildKit.StandIn.Connections;

/// <summary>A stream as a connection of Kestrel's.</summary>
internal sealed class TransportConnection : ConnectionContext
{
    private readonly Stream _stream;
    private readonly Socket? _socket;
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDisposed;

    /// <param name="stream">What is read and written.</param>
    /// <param name="input">The stream's reader, with what was read ahead.</param>
    /// <param name="socket">The socket beneath, where this is the connection that has it.</param>
    public TransportConnection(Stream stream, PipeReader input, Socket? socket)
    {
        _stream = stream;
        _socket = socket;
        ConnectionClosed = _closed.Token;
        Transport = new Duplex(input, PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)));
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    /// <summary>Ends when Kestrel is done with the connection.</summary>
    public Task Completion => _completion.Task;

    public override void Abort(ConnectionAbortedException abortReason) => Break();

    /// <summary>Ends the connection as the end of the process does that has it: TCP resets, without a word.</summary>
    public void Break()
    {
        try
        {
            if (_socket is { AddressFamily: not AddressFamily.Unix, Connected: true })
            {
                _socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
        catch (ObjectDisposedException)
        {
            // The connection ended by itself in the meantime.
        }

        _stream.Dispose();
        _socket?.Dispose();
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            await Transport.Input.CompleteAsync();
            await FlushAsync();
            await _stream.DisposeAsync();
            await _closed.CancelAsync();
            _closed.Dispose();
            _completion.SetResult();
        }
    }

    private async Task FlushAsync()
    {
        try
        {
            await Transport.Output.CompleteAsync();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The client went first; there is nobody to take leave of.
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
