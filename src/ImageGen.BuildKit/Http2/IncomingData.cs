using System.Buffers;

namespace ImageGen.BuildKit.Http2;

/// <summary>What a peer has sent on a stream and nobody has read: never more than the stream's window. One reader at a time.</summary>
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

    /// <summary>Takes in what came. <see langword="false"/> where the peer had no leave to send so much.</summary>
    /// <param name="data">The data.</param>
    /// <param name="size">What it takes of the window, which is more where it was padded.</param>
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

    /// <summary>Reads what there is; waits where there is nothing. Zero where the peer has no more.</summary>
    /// <exception cref="IOException">The stream has ended before.</exception>
    public ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken) =>
        TryRead(target.Span, out var count, out _) ? new(count) : WaitAsync(target, cancellationToken);

    /// <summary>Gives the peer leave to send more, when it is worth a frame. How much, or zero.</summary>
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

    /// <summary>The peer has no more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>The stream has ended, and what is unread with it.</summary>
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
            // Registrations are used again; a task for each wait would be garbage.
            using (cancellationToken.UnsafeRegister(static state => ((IncomingData)state!).Wake(), this))
            {
                await changed.ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return count;
    }

    /// <summary>Reads what there is. <see langword="false"/> where that may change: when it does, the task ends.</summary>
    private bool TryRead(Span<byte> target, out int count, out Task changed)
    {
        changed = Task.CompletedTask;
        lock (_gate)
        {
            if (_isAborted)
            {
                throw new IOException("The stream was ended by its peer.");
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
