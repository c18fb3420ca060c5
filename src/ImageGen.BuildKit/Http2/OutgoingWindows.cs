namespace ImageGen.BuildKit.Http2;

/// <summary>How much a peer lets through (RFC 9113, section 5.2): on the connection, and on each of its streams.</summary>
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

    /// <summary>Takes up to so many bytes from the stream's window and the connection's: zero where one of both is used up.</summary>
    /// <exception cref="IOException">The stream has ended.</exception>
    public int TryTake(OutgoingWindow stream, int wanted)
    {
        lock (_gate)
        {
            if (stream.IsClosed)
            {
                throw new IOException("The stream was ended by its peer.");
            }

            var taken = (int)Math.Max(0, Math.Min(wanted, Math.Min(_connection, stream.Size)));
            _connection -= taken;
            stream.Size -= taken;
            return taken;
        }
    }

    /// <summary>Waits for the windows, and takes up to so many bytes from them: at least one.</summary>
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

    /// <summary>Gives back what was taken and not used.</summary>
    public void Return(OutgoingWindow stream, int taken)
    {
        lock (_gate)
        {
            _connection += taken;
            stream.Size += taken;
            Signal();
        }
    }

    /// <summary>Makes a window larger, the connection's or a stream's. <see langword="false"/> where it would be larger than allowed.</summary>
    public bool TryEnlarge(OutgoingWindow? stream, long increment)
    {
        lock (_gate)
        {
            var size = (stream?.Size ?? _connection) + increment;
            if (size > Http2Limits.LargestWindow)
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

    /// <summary>Sets what streams begin with, and moves those that are open by the difference. <see langword="false"/> where one would be larger than allowed.</summary>
    public bool TrySetInitial(uint size)
    {
        lock (_gate)
        {
            var difference = size - _initial;
            _initial = size;
            foreach (var stream in _streams)
            {
                stream.Size += difference;
                if (stream.Size > Http2Limits.LargestWindow)
                {
                    return false;
                }
            }

            Signal();
            return size <= Http2Limits.LargestWindow;
        }
    }

    /// <summary>Ends the waiting of a stream that has ended.</summary>
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
