using System.Buffers;

namespace ImageGen.BuildKit.Http2;

/// <summary>The unread data of a stream: at most the size of its window. It supports one reader at a time.</summary>
internal sealed class IncomingData(int window)
{
    private const int FirstSize = 4 * 1024;

    private readonly Lock _gate = new();
    private byte[] _ring = [];
    private int _start;
    private int _count;
    private readonly int _window = window;
    private int _credit = window;
    private bool _isComplete;
    private bool _isAborted;
    private TaskCompletionSource? _changed;

    /// <summary>Adds received data. Returns <see langword="false"/> if the peer exceeded its window.</summary>
    /// <param name="data">The data.</param>
    /// <param name="size">The size that counts for the window, including padding.</param>
    public bool TryAppend(ReadOnlySpan<byte> data, int size)
    {
        lock (_gate)
        {
            if (size > _credit)
            {
                return false;
            }

            _credit -= size;
            if (!_isAborted)
            {
                Reserve(data.Length);
                var end = (_start + _count) % Math.Max(_ring.Length, 1);
                var first = Math.Min(data.Length, _ring.Length - end);
                data[..first].CopyTo(_ring.AsSpan(end));
                data[first..].CopyTo(_ring);
                _count += data.Length;
                Signal();
            }

            return true;
        }
    }

    /// <summary>Reads the available data; waits if nothing is available. Returns zero at the end.</summary>
    /// <exception cref="IOException">The stream was reset.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken) =>
        TryRead(target.Span, out var count, out _) ? new(count) : WaitAsync(target, cancellationToken);

    /// <summary>Takes the credit to return to the peer, if it is enough for a frame; otherwise zero.</summary>
    public int TakeCredit()
    {
        lock (_gate)
        {
            var grant = _window - _credit - _count;
            if (_isComplete || _isAborted || grant < _window / 2)
            {
                return 0;
            }

            _credit += grant;
            return grant;
        }
    }

    /// <summary>Marks the data as complete.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>Ends the stream and discards the unread data.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            _isAborted = true;
            var ring = _ring;
            (_ring, _start, _count) = ([], 0, 0);
            if (ring.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(ring);
            }

            Signal();
        }
    }

    private async ValueTask<int> WaitAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        int count;
        while (!TryRead(target.Span, out count, out var changed))
        {
            // The runtime reuses registrations, but would allocate a task for each wait.
            using (cancellationToken.UnsafeRegister(static state => ((IncomingData)state!).Wake(), this))
            {
                await changed.ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return count;
    }

    /// <summary>Reads the available data. Returns <see langword="false"/> if nothing is available yet; the task completes when this changes.</summary>
    private bool TryRead(Span<byte> target, out int count, out Task changed)
    {
        changed = Task.CompletedTask;
        lock (_gate)
        {
            if (_isAborted)
            {
                throw new IOException("The peer reset the stream.");
            }

            count = Take(target);
            if (count > 0 || _isComplete)
            {
                return true;
            }

            _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed = _changed.Task;
            return false;
        }
    }

    private int Take(Span<byte> target)
    {
        var count = Math.Min(_count, target.Length);
        var first = Math.Min(count, _ring.Length - _start);
        _ring.AsSpan(_start, first).CopyTo(target);
        _ring.AsSpan(0, count - first).CopyTo(target[first..]);
        _count -= count;
        _start = _count == 0 ? 0 : (_start + count) % _ring.Length;
        return count;
    }

    private void Reserve(int count)
    {
        if (_ring.Length - _count >= count)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(_count + count, 2 * _ring.Length), FirstSize));
        var kept = _count;
        _ = Take(larger);
        if (_ring.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_ring);
        }

        (_ring, _start, _count) = (larger, 0, kept);
    }

    private void Wake()
    {
        lock (_gate)
        {
            Signal();
        }
    }

    private void Signal()
    {
        _changed?.SetResult();
        _changed = null;
    }
}
