namespace ImageGen.BuildKit.Http2;

/// <summary>The peer's flow-control windows (RFC 9113, section 5.2): of the connection, and of each stream.</summary>
internal sealed class OutgoingWindows
{
    private readonly Lock _gate = new();
    private readonly HashSet<OutgoingWindow> _streams = [];
    private long _connection = Http2Limits.DefaultWindow;
    private long _initial = Http2Limits.DefaultWindow;
    private TaskCompletionSource? _changed;

    public OutgoingWindow Open()
    {
        lock (_gate)
        {
            var stream = new OutgoingWindow(_initial);
            _ = _streams.Add(stream);
            return stream;
        }
    }

    /// <summary>Takes up to <paramref name="wanted"/> bytes from the windows of the stream and the connection; zero if one of them is used up.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public int TryTake(OutgoingWindow stream, int wanted)
    {
        lock (_gate)
        {
            if (stream.IsClosed)
            {
                throw new IOException("The peer reset the stream.");
            }

            var taken = (int)Math.Max(0, Math.Min(wanted, Math.Min(_connection, stream.Size)));
            _connection -= taken;
            stream.Size -= taken;
            return taken;
        }
    }

    /// <summary>Waits for the windows, and takes between one and <paramref name="wanted"/> bytes from them.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public async ValueTask<int> TakeAsync(OutgoingWindow stream, int wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (TryTake(stream, wanted) is > 0 and var taken)
                {
                    return taken;
                }

                _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns bytes that were taken but not used.</summary>
    public void Return(OutgoingWindow stream, int taken)
    {
        lock (_gate)
        {
            _connection += taken;
            stream.Size += taken;
            Signal();
        }
    }

    /// <summary>Enlarges the window of a stream, or of the connection. Returns <see langword="false"/> if it exceeds the maximum.</summary>
    public bool TryEnlarge(OutgoingWindow? stream, long increment)
    {
        lock (_gate)
        {
            var size = (stream?.Size ?? _connection) + increment;
            if (size > Http2Limits.MaxWindow)
            {
                return false;
            }

            if (stream is null)
            {
                _connection = size;
            }
            else
            {
                stream.Size = size;
            }

            Signal();
            return true;
        }
    }

    /// <summary>Sets the initial window of streams, and adjusts open streams by the difference. Returns <see langword="false"/> if a window exceeds the maximum.</summary>
    public bool TrySetInitial(uint size)
    {
        lock (_gate)
        {
            var difference = size - _initial;
            _initial = size;
            foreach (var stream in _streams)
            {
                stream.Size += difference;
                if (stream.Size > Http2Limits.MaxWindow)
                {
                    return false;
                }
            }

            Signal();
            return size <= Http2Limits.MaxWindow;
        }
    }

    /// <summary>Closes the window of a stream that has ended, and wakes its writer.</summary>
    public void Close(OutgoingWindow stream)
    {
        lock (_gate)
        {
            stream.IsClosed = true;
            _ = _streams.Remove(stream);
            Signal();
        }
    }

    private void Signal()
    {
        _changed?.SetResult();
        _changed = null;
    }
}
