namespace ImageGen.BuildKit.Http2.Frames;

/// <summary>
/// Collects frames of many writers and hands them to the connection in large pieces. One of the writers does it for all; none
/// of them waits for another one's call, only for room. Appending does not wait, so that the reader of a connection can answer.
/// </summary>
internal sealed class FrameWriter(Stream transport, Action<Exception> onBroken, CancellationToken ending) : IThreadPoolWorkItem, IDisposable
{
    /// <summary>How much waits, in bytes, before a writer of data waits too.</summary>
    private const int Room = 64 * 1024;

    /// <summary>What only answers the peer stays below a few kilobytes, unless the peer floods and does not read.</summary>
    private const int MaxWaiting = 16 * Room;

    private readonly Lock _gate = new();
    private FrameBuffer _waiting = new();
    private FrameBuffer _sent = new();
    private TaskCompletionSource? _taken;
    private TaskCompletionSource? _idle;
    private Exception? _broken;
    private bool _isSending;
    private bool _hasLast;

    /// <summary>Whether so much waits that it should go out before more is added.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Length >= Room;
            }
        }
    }

    /// <summary>Appends data where there is room: however many write at once, no more waits than one frame beyond it.</summary>
    public bool TryAppendData(int streamId, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            if (_waiting.Length >= Room)
            {
                return false;
            }

            Write(FrameType.Data, 0, streamId, data);
            return true;
        }
    }

    /// <summary>Appends a header block, in as many frames as it takes.</summary>
    public void AppendHeaders(int streamId, ReadOnlySpan<byte> block, bool endStream)
    {
        lock (_gate)
        {
            var type = FrameType.Headers;
            var flags = endStream ? FrameFlags.EndStream : (byte)0;
            // Nothing may come between these frames.
            for (; block.Length > FrameHead.MaxLength; block = block[FrameHead.MaxLength..])
            {
                Write(type, flags, streamId, block[..FrameHead.MaxLength]);
                (type, flags) = (FrameType.Continuation, 0);
            }

            Write(type, (byte)(flags | FrameFlags.EndHeaders), streamId, block);
        }
    }

    /// <summary>Appends a frame, whether or not there is room.</summary>
    public void Append(FrameType type, byte flags, int streamId, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            Write(type, flags, streamId, payload);
        }
    }

    /// <summary>Says why the connection ends. Nothing comes behind it: what is appended later is left out.</summary>
    public void AppendGoAway(int lastStreamId, Http2Error error, string message)
    {
        lock (_gate)
        {
            Write(FrameType.GoAway, 0, 0, GoAway.Payload(lastStreamId, error, message));
            _hasLast = true;
        }
    }

    /// <summary>Waits while the connection is slower than its writers.</summary>
    /// <exception cref="IOException">The connection broke, now or before.</exception>
    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => IsFull ? WaitUntilTakenAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Sends what waits. Where another writer is sending already, that one sends this too.</summary>
    /// <param name="cancellationToken">Ends the waiting, and not the sending: it is for others too.</param>
    /// <exception cref="IOException">The connection broke, now or before.</exception>
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

    /// <summary>Sends what waits, for a caller that must not wait. That the connection broke is told to the next one that writes.</summary>
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

    /// <summary>Sends what waits, and returns when nothing does, whoever sends it, or when the connection is broken.</summary>
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

    /// <summary>What only answers the peer is bounded by its reading of the answers.</summary>
    /// <exception cref="Http2Exception">The peer floods, and does not read.</exception>
    public void ThrowIfFlooded()
    {
        lock (_gate)
        {
            if (_waiting.Length > MaxWaiting)
            {
                throw new Http2Exception(Http2Error.EnhanceYourCalm, "The daemon asks for answers on the session's connection and does not read them.");
            }
        }
    }

    /// <summary>Goes on for the writers that came while one was sending.</summary>
    public void Execute() => _ = SendAsync();

    /// <summary>Frees the buffers. Nobody may be writing any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _broken ??= new ObjectDisposedException(nameof(FrameWriter));
            _waiting.Dispose();
            // One that is still being written to the connection is left to the garbage collector.
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
            _waiting.Write(type, flags, streamId, payload);
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
                if (_waiting.Length < Room)
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

    /// <summary>Whether the caller is to send: there is something, and nobody else does.</summary>
    private bool TryBegin()
    {
        if (_isSending || _broken is not null || _waiting.Length == 0)
        {
            return false;
        }

        _isSending = true;
        return true;
    }

    /// <summary>Sends what waits. Does not throw: what broke is kept for the writers.</summary>
    private async Task SendAsync()
    {
        try
        {
            lock (_gate)
            {
                (_waiting, _sent) = (_sent, _waiting);
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
            _isSending = _waiting.Length > 0;
            if (!_isSending)
            {
                Signal(ref _idle);
                return;
            }
        }

        // For others: the caller has its own work to go on with.
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
