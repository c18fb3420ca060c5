namespace ImageGen.BuildKit.FileSync;

/// <summary>Counts what was sent to a daemon. Thread-safe.</summary>
internal sealed class TransferCounters
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _entries;
    private long _bytes;

    /// <summary>The entries that were listed.</summary>
    public long Entries => Interlocked.Read(ref _entries);

    /// <summary>The bytes of all packets: lists and contents.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Completes with the first transfer of more than ignore rules.</summary>
    public Task FirstTransfer => _first.Task;

    public void Complete() => _first.TrySetResult();

    public void Add(long entries, long bytes)
    {
        _ = Interlocked.Add(ref _entries, entries);
        _ = Interlocked.Add(ref _bytes, bytes);
    }
}
