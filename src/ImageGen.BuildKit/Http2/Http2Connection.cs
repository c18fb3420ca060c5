using System.Runtime.ExceptionServices;
using ImageGen.BuildKit.Http2.Frames;

namespace ImageGen.BuildKit.Http2;

/// <summary>
/// An HTTP/2 server (RFC 9113) on a stream, with the peer as the client, such as a daemon in a session. It supports only what gRPC needs:
/// requests with content, and responses that end with trailers.
/// </summary>
internal sealed class Http2Connection
{
    private readonly Stream _transport;
    private readonly Http2Limits _limits;
    private readonly CancellationTokenSource _ending = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OutgoingWindows _windows = new();
    private readonly FrameWriter _writer;
    private readonly OpenStreams _streams;
    private Exception? _broken;

    /// <param name="transport">The stream to the peer. It is closed with the connection.</param>
    /// <param name="serve">Handles a request. It must not throw.</param>
    /// <param name="limits">The limits for the peer.</param>
    public Http2Connection(Stream transport, Func<Http2Stream, Task> serve, Http2Limits limits)
    {
        _transport = transport;
        _limits = limits;
        _writer = new FrameWriter(transport, Break, _ending.Token);
        _streams = new OpenStreams(serve, _writer, _windows, limits);
    }

    /// <summary>Serves until the peer or this side closes the connection. All calls have ended then, and the stream is closed.</summary>
    /// <exception cref="IOException">The connection broke, or the peer broke the protocol.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static state => ((Http2Connection)state!).End(), this))
        using (var keepAlive = new KeepAlive(_writer, _limits, Break))
        {
            var reading = ReadAsync(keepAlive);
            _ = await Task.WhenAny(reading, _ended.Task).ConfigureAwait(false);
            End();
            var calls = _streams.EndAsync();
            await CloseAsync().ConfigureAwait(false);
            await calls.ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }

        _writer.Dispose();
        cancellationToken.ThrowIfCancellationRequested();
        if (_broken is not null)
        {
            ExceptionDispatchInfo.Throw(_broken);
        }
    }

    /// <summary>Ends the connection and every call on it.</summary>
    public void End()
    {
        _ = _ending.CancelAsync();
        _ = _ended.TrySetResult();
    }

    /// <summary>Reads until the peer or this side closes the connection. An exception is recorded.</summary>
    private async Task ReadAsync(KeepAlive keepAlive)
    {
        using var reader = new FrameReader(_transport);
        using var frames = new FrameHandler(_streams, _windows, _writer, _limits);
        try
        {
            SendSettings();
            if (!await reader.ReadPrefaceAsync(_ending.Token).ConfigureAwait(false))
            {
                return;
            }

            while (await reader.ReadAsync(_ending.Token).ConfigureAwait(false))
            {
                keepAlive.OnReceived();
                frames.Handle(reader.Header, reader.Payload);
                if (!reader.HasMore)
                {
                    _writer.Flush();
                    _writer.ThrowIfFlooded();
                }
            }
        }
        catch (Http2Exception exception)
        {
            Record(exception);
            await SendGoAwayAsync(exception).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Record(exception);
        }
    }

    private void SendSettings()
    {
        _writer.AppendSettings(Http2Settings.CreatePayload(_limits));
        if (_limits.ConnectionWindow > Http2Limits.DefaultWindow)
        {
            _writer.AppendWindowUpdate(0, _limits.ConnectionWindow - Http2Limits.DefaultWindow);
        }

        _writer.Flush();
    }

    private async Task SendGoAwayAsync(Http2Exception reason)
    {
        _writer.AppendGoAway(_streams.Last, reason.Error, reason.Message);
        try
        {
            await _writer.SendAllAsync().WaitAsync(_limits.GoAwayTimeout, _ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The peer does not read, or the caller no longer waits. The reason is recorded anyway.
        }
    }

    /// <summary>Closes the stream. This also ends reads and writes that ignore their tokens.</summary>
    private async Task CloseAsync()
    {
        try
        {
            await _transport.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A broken stream may throw again. It is closed anyway, and the calls on it must still be awaited.
        }
    }

    /// <summary>Closes the connection after a failure.</summary>
    private void Break(Exception exception)
    {
        Record(exception);
        End();
    }

    /// <summary>Records the first failure of the connection, unless this side has closed it.</summary>
    private void Record(Exception exception)
    {
        if (!_ending.IsCancellationRequested)
        {
            _ = Interlocked.CompareExchange(ref _broken, exception, null);
        }
    }
}
