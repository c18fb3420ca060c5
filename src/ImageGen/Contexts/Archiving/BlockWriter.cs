using System.Buffers;

namespace ImageGen.Contexts.Archiving;

/// <summary>Fills one block while the one before it is being written: two blocks are all the memory that a context takes, whatever its size.</summary>
internal sealed class BlockWriter(Stream destination) : IDisposable
{
    public const int BlockSize = 256 * 1024;

    private byte[] _filling = ArrayPool<byte>.Shared.Rent(BlockSize);
    private byte[] _sending = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _filled;
    private Task _write = Task.CompletedTask;
    private Task _read = Task.CompletedTask;

    /// <summary>How many bytes were put in so far.</summary>
    public long Length { get; private set; }

    /// <summary>What is free of the present block; never empty after <see cref="MakeRoomAsync"/>.</summary>
    public Memory<byte> Free => _filling.AsMemory(_filled, BlockSize - _filled);

    public void Advance(int count)
    {
        _filled += count;
        Length += count;
    }

    /// <summary>Sends the present block off if it is full.</summary>
    public ValueTask MakeRoomAsync(CancellationToken cancellationToken) =>
        _filled == BlockSize ? SendAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Fills what is free of the present block from a stream.</summary>
    /// <returns>How many bytes were read; 0 at the stream's end.</returns>
    public async ValueTask<int> FillAsync(Stream source, CancellationToken cancellationToken)
    {
        var read = source.ReadAsync(Free, cancellationToken).AsTask();
        _read = read;
        // Many streams, a process's output among them, take no notice of the token once they wait.
        var count = await read.WaitAsync(cancellationToken).ConfigureAwait(false);
        Advance(count);
        return count;
    }

    /// <summary>Sends what is left, and waits until all is written.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        await _write.ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        // After a failure a block may still be on its way, and a request's stream takes no cancellation: waiting could last
        // as long as the engine does not read. Such a block is left to the garbage collector.
        if (_write.IsCompleted && _read.IsCompleted)
        {
            ArrayPool<byte>.Shared.Return(_filling);
            ArrayPool<byte>.Shared.Return(_sending);
        }

        Abandon(_write);
        Abandon(_read);
    }

    // Whatever ended the archive is what is told; how the block on its way fares is of no interest then, but has to be looked at.
    private static void Abandon(Task task) => _ = task.ContinueWith(
        static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        await _write.WaitAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        (_filling, _sending) = (_sending, _filling);
        var length = _filled;
        _filled = 0;
        _write = destination.WriteAsync(_sending.AsMemory(0, length), cancellationToken).AsTask();
    }
}
