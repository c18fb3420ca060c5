using System.Buffers;

namespace ImageGen.Contexts.Archiving;

/// <summary>Fills one block while the previous one is written. A context of any size needs the memory of two blocks only.</summary>
internal sealed class BlockWriter(Stream destination) : IDisposable
{
    public const int BlockSize = 256 * 1024;

    private byte[] _filling = ArrayPool<byte>.Shared.Rent(BlockSize);
    private byte[] _sending = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int _filled;
    private Task _write = Task.CompletedTask;
    private Task _read = Task.CompletedTask;

    /// <summary>The number of bytes that were added so far.</summary>
    public long Length { get; private set; }

    /// <summary>The free part of the current block; never empty after <see cref="MakeRoomAsync"/>.</summary>
    public Memory<byte> Free => _filling.AsMemory(_filled, BlockSize - _filled);

    public void Advance(int count)
    {
        _filled += count;
        Length += count;
    }

    /// <summary>Sends the current block if it is full.</summary>
    public ValueTask MakeRoomAsync(CancellationToken cancellationToken) =>
        _filled == BlockSize ? SendAsync(cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Reads from a stream into the free part of the current block.</summary>
    /// <returns>The number of bytes read; 0 at the stream's end.</returns>
    public async ValueTask<int> FillAsync(Stream source, CancellationToken cancellationToken)
    {
        var read = source.ReadAsync(Free, cancellationToken).AsTask();
        _read = read;
        // Many streams, such as a process's output, ignore the token while they wait.
        var count = await read.WaitAsync(cancellationToken).ConfigureAwait(false);
        Advance(count);
        return count;
    }

    /// <summary>Sends the last block, and waits until everything is written.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        await _write.ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        // After a failure a write may still run, and a request's stream ignores cancellation. It would end only when the
        // engine reads again, so its block is not awaited and is left to the garbage collector.
        if (_write.IsCompleted && _read.IsCompleted)
        {
            ArrayPool<byte>.Shared.Return(_filling);
            ArrayPool<byte>.Shared.Return(_sending);
        }

        Abandon(_write);
        Abandon(_read);
    }

    // The first failure is reported already. The exception of a running write is only observed.
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
