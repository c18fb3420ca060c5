namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>
/// Collects the frames of several writers and sends them to the connection in large pieces. One writer sends for all. Writers wait only for
/// free space, never for each other's calls. Appending never waits, so that the reader of the connection can respond.
/// </summary>
internal sealed class FrameWriter(Stream transport, Action<Exception> onBroken, CancellationToken ending) : IThreadPoolWorkItem, IDisposable
{
    /// <summary>The amount of unsent data, in bytes, from which writers of data wait.</summary>
    private const int Capacity = 64 * 1024;

    /// <summary>The limit for unsent frames. Responses to control frames stay below a few kilobytes, unless the peer floods the connection and does not read.</summary>
    private const int MaxUnsent = 16 * Capacity;

    /// <summary>The first size of a buffer, in bytes.</summary>
    private const int BufferSize = 4 * 1024;

    private readonly Lock _gate = new();
    private RentedBuffer _unsent = new(BufferSize);
    private RentedBuffer _sent = new(BufferSize);
    private TaskCompletionSource? _taken;
    private TaskCompletionSource? _idle;
    private Exception? _broken;
    private bool _isSending;
    private bool _hasLast;

    /// <summary>Whether the unsent data should be sent before more is added.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _unsent.Length >= Capacity;
            }
        }
    }

    /// <summary>Appends data if there is space. Several concurrent writers exceed the limit by at most one frame.</summary>
    public bool TryAppendData(int streamId, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            if (_unsent.Length >= Capacity)
            {
                return false;
            }

            Write(FrameType.Data, 0, streamId, data);
            return true;
        }
    }

    /// <summary>Appends a header block, in one or more frames.</summary>
    public void AppendHeaders(int streamId, ReadOnlySpan<byte> block, bool endStream)
    {
        lock (_gate)
        {
            var type = FrameType.Headers;
            var flags = endStream ? FrameFlags.EndStream : (byte)0;
            // No other frame may be sent between these frames.
            for (; block.Length > FrameHeader.MaxLength; block = block[FrameHeader.MaxLength..])
            {
                Write(type, flags, streamId, block[..FrameHeader.MaxLength]);
                (type, flags) = (FrameType.Continuation, 0);
            }

            Write(type, (byte)(flags | FrameFlags.EndHeaders), streamId, block);
        }
    }

    /// <summary>Appends a frame without a check for space.</summary>
    public void Append(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            Write(type, flags, streamId, payload);
        }
    }

    /// <summary>Appends the frame with the reason for closing the connection. Later frames are discarded.</summary>
    public void AppendGoAway(int lastStreamId, Http2Error error, string message)
    {
        lock (_gate)
        {
            Write(FrameType.GoAway, 0, 0, GoAway.CreatePayload(lastStreamId, error, message));
            _hasLast = true;
        }
    }

    /// <summary>Waits until there is space, if the connection is slower than its writers.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    public ValueTask WaitForCapacityAsync(CancellationToken cancellationToken) => IsFull ? WaitUntilTakenAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Sends the appended frames. If another writer is already sending, it sends these too.</summary>
    /// <param name="cancellationToken">Cancels the wait, but not the sending, which other writers share.</param>
    /// <exception cref="IOException">The connection is broken.</exception>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ThrowIfBroken();
            if (!TryBegin())
            {
                return ValueTask.CompletedTask;
            }
        }

        return WaitForAsync(SendAsync(), cancellationToken);
    }

    /// <summary>Sends the appended frames without waiting. If the connection breaks, the next writer gets the exception.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (!TryBegin())
            {
                return;
            }
        }

        _ = SendAsync();
    }

    /// <summary>Sends all appended frames, and completes when nothing is left to send or the connection is broken.</summary>
    public Task SendAllAsync()
    {
        Flush();
        lock (_gate)
        {
            if (!_isSending)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Checks the limit for unsent frames, which grow if the peer does not read the responses.</summary>
    /// <exception cref="Http2Exception">The peer floods the connection and does not read.</exception>
    public void ThrowIfFlooded()
    {
        lock (_gate)
        {
            if (_unsent.Length > MaxUnsent)
            {
                throw new Http2Exception(Http2Error.EnhanceYourCalm, "The daemon requests responses on the session's connection and does not read them.");
            }
        }
    }

    /// <summary>Sends the frames that were appended during the last send.</summary>
    public void Execute() => _ = SendAsync();

    /// <summary>Returns the buffers to the pool. No writer may be active.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _broken ??= new ObjectDisposedException(nameof(FrameWriter));
            _unsent.Dispose();
            // A buffer that is still being sent is left to the garbage collector.
            if (!_isSending)
            {
                _sent.Dispose();
            }
        }
    }

    private void Write(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        if (!_hasLast && _broken is null)
        {
            new FrameHeader(payload.Length, type, flags, streamId).WriteTo(_unsent.Append(FrameHeader.Size));
            _unsent.Append(payload);
        }
    }

    private async ValueTask WaitUntilTakenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task taken;
            lock (_gate)
            {
                ThrowIfBroken();
                if (_unsent.Length < Capacity)
                {
                    return;
                }

                _taken ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                taken = _taken.Task;
            }

            Flush();
            await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask WaitForAsync(Task sending, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            ThrowIfBroken();
        }
    }

    /// <summary>Whether the caller must send: there is something to send, and no other writer is sending.</summary>
    private bool TryBegin()
    {
        if (_isSending || _broken is not null || _unsent.Length == 0)
        {
            return false;
        }

        _isSending = true;
        return true;
    }

    /// <summary>Sends the appended frames. Does not throw: an exception is kept for the writers.</summary>
    private async Task SendAsync()
    {
        try
        {
            lock (_gate)
            {
                (_unsent, _sent) = (_sent, _unsent);
                Signal(ref _taken);
            }

            await transport.WriteAsync(_sent.Written, ending).ConfigureAwait(false);
            await transport.FlushAsync(ending).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Break(exception);
            return;
        }

        lock (_gate)
        {
            _sent.Clear();
            _isSending = _unsent.Length > 0;
            if (!_isSending)
            {
                Signal(ref _idle);
                return;
            }
        }

        // On another thread, because these are frames of other writers.
        _ = ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Break(Exception exception)
    {
        lock (_gate)
        {
            _broken ??= exception;
            _isSending = false;
            Signal(ref _taken);
            Signal(ref _idle);
        }

        onBroken(exception);
    }

    private void ThrowIfBroken()
    {
        if (_broken is { } broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }

    private static void Signal(ref TaskCompletionSource? waiting)
    {
        waiting?.SetResult();
        waiting = null;
    }
}
