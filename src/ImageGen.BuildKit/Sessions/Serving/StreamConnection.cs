using System.IO.Pipelines;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ImageGen.BuildKit.Sessions.Serving;

/// <summary>
/// A stream as a connection of Kestrel's. Two pumps, each with a pipe: a write that waits for the daemon holds up no read,
/// and the end of one direction ends the other.
/// </summary>
internal sealed class StreamConnection : ConnectionContext
{
    private const int SegmentSize = 64 * 1024;

    // What is on its way when Kestrel has ended, such as the last status, gets this long.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    private readonly Stream _stream;
    private readonly Pipe _received;
    private readonly Pipe _sending;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _broken;
    private Task _receive = Task.CompletedTask;
    private Task _send = Task.CompletedTask;
    private int _disposed;

    public StreamConnection(Stream stream)
    {
        _stream = stream;
        ConnectionClosed = _closed.Token;
        _received = CreatePipe(pause: 16 * SegmentSize);
        _sending = CreatePipe(pause: 4 * SegmentSize);
        Transport = new Duplex(_received.Reader, _sending.Writer);
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    /// <summary>Ends when the connection and every call on it have ended.</summary>
    public Task Completion => _completion.Task;

    public void Start()
    {
        _receive = ReceiveAsync();
        _send = SendAsync();
    }

    /// <summary>Throws what the stream threw, if that is why the connection ended.</summary>
    public void ThrowIfBroken()
    {
        if (_broken is not null)
        {
            ExceptionDispatchInfo.Throw(_broken);
        }
    }

    public override void Abort(ConnectionAbortedException abortReason) => _ending.Cancel();

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        try
        {
            await Transport.Input.CompleteAsync().ConfigureAwait(false);
            await Transport.Output.CompleteAsync().ConfigureAwait(false);
            _ = await Task.WhenAny(_send, Task.Delay(DrainTime, _ending.Token)).ConfigureAwait(false);
            await _ending.CancelAsync().ConfigureAwait(false);
            // Also ends what does not look at a token.
            await _stream.DisposeAsync().ConfigureAwait(false);
            await Task.WhenAll(_receive, _send).ConfigureAwait(false);
        }
        finally
        {
            await base.DisposeAsync().ConfigureAwait(false);
            _completion.SetResult();
        }
    }

    private static Pipe CreatePipe(int pause) => new(new PipeOptions(
        pauseWriterThreshold: pause,
        resumeWriterThreshold: pause / 2,
        minimumSegmentSize: SegmentSize,
        useSynchronizationContext: false));

    private async Task ReceiveAsync()
    {
        Exception? broken = null;
        try
        {
            int count;
            FlushResult flushed;
            do
            {
                count = await _stream.ReadAsync(_received.Writer.GetMemory(SegmentSize / 2), _ending.Token).ConfigureAwait(false);
                _received.Writer.Advance(count);
                flushed = await _received.Writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }
            while (count > 0 && !flushed.IsCompleted);
        }
        catch (Exception exception)
        {
            broken = Break(exception);
        }

        await _received.Writer.CompleteAsync(broken).ConfigureAwait(false);
        // Tells Kestrel, and through it every call.
        await _closed.CancelAsync().ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        try
        {
            ReadResult read;
            do
            {
                read = await _sending.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                foreach (var segment in read.Buffer)
                {
                    await _stream.WriteAsync(segment, _ending.Token).ConfigureAwait(false);
                }

                _sending.Reader.AdvanceTo(read.Buffer.End);
                await _stream.FlushAsync(_ending.Token).ConfigureAwait(false);
            }
            while (!read.IsCompleted);
        }
        catch (Exception exception)
        {
            _ = Break(exception);
            // Nothing that is read from now on could be answered.
            await _ending.CancelAsync().ConfigureAwait(false);
        }

        // Without the exception: Kestrel's next flush would throw it, and a call that is under way would then never end.
        await _sending.Reader.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Notes why the stream is of no more use, unless this side has ended it.</summary>
    private ConnectionResetException Break(Exception exception)
    {
        if (!_ending.IsCancellationRequested)
        {
            _ = Interlocked.CompareExchange(ref _broken, exception, null);
        }

        return new ConnectionResetException(exception.Message, exception);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
