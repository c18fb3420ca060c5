namespace ImageGen.Oci.Layers.Compression;

/// <summary>Compresses a content in parallel, and writes the blocks in their order. It has the memory of a fixed number of blocks.</summary>
internal sealed class ParallelCompressor(Stream destination, ICompressionFormat format, int processors) : IAsyncDisposable
{
    private readonly int _maxBlocks = Math.Min(processors + 1, format.MaxBlocks);
    private readonly Queue<Task<CompressionBlock>> _running = [];
    private readonly Stack<CompressionBlock> _free = [];

    private CompressionBlock? _filling;
    private bool _isStarted;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        format.AddToChecksum(content.Span);
        while (!content.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _filling ??= _free.TryPop(out var free) ? free : new CompressionBlock(format.BlockSize, format.CreateCompressor());
            content = content[_filling.Fill(content.Span)..];
            if (_filling.IsFull)
            {
                await StartAsync(_filling, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes what is left, and the end of the format.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_filling is { IsEmpty: false } last)
        {
            await StartAsync(last, cancellationToken).ConfigureAwait(false);
        }

        while (_running.Count > 0)
        {
            await WriteOldestAsync(cancellationToken).ConfigureAwait(false);
        }

        await WriteStartAsync(cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(format.End(), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _filling?.Dispose();
        while (_running.TryDequeue(out var running))
        {
            // A compressor must not be freed while it runs. A block takes a fraction of a second.
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (running.IsCompletedSuccessfully)
            {
                (await running.ConfigureAwait(false)).Dispose();
            }
        }

        while (_free.TryPop(out var free))
        {
            free.Dispose();
        }
    }

    private async ValueTask StartAsync(CompressionBlock block, CancellationToken cancellationToken)
    {
        _filling = null;
        _running.Enqueue(Task.Run(block.Compress, CancellationToken.None));
        if (_running.Count >= _maxBlocks)
        {
            await WriteOldestAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteOldestAsync(CancellationToken cancellationToken)
    {
        var block = await _running.Peek().WaitAsync(cancellationToken).ConfigureAwait(false);
        await WriteStartAsync(cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(block.Compressed, cancellationToken).ConfigureAwait(false);
        _ = _running.Dequeue();
        block.Clear();
        _free.Push(block);
    }

    private async ValueTask WriteStartAsync(CancellationToken cancellationToken)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            await destination.WriteAsync(format.Start, cancellationToken).ConfigureAwait(false);
        }
    }
}
