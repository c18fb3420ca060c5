namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>How many contents a daemon has asked for and not been sent yet. The listing waits for them, where there are many.</summary>
/// <remarks>
/// A daemon takes entries and contents from one connection, in their order, and works on each file that it has asked for from then on.
/// A listing that runs ahead fills the connection with entries, behind which contents wait, and the daemon's memory with files.
/// </remarks>
internal sealed class PromisedContents
{
    /// <summary>More than a daemon is busy with, so that it never waits for what it has asked for: it looks at up to 128 entries in advance.</summary>
    public const int Many = 256;

    private readonly Lock _lock = new();
    private int _count;
    private TaskCompletionSource? _fewer;

    /// <summary>Whether there are any.</summary>
    public bool Any => Volatile.Read(ref _count) > 0;

    public void Add()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    public void Remove()
    {
        lock (_lock)
        {
            if (--_count <= Many / 2)
            {
                _fewer?.SetResult();
                _fewer = null;
            }
        }
    }

    /// <summary>Where there are many, waits until half of them are sent. For one that waits at a time.</summary>
    public Task WaitForFewerAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_count < Many)
            {
                return Task.CompletedTask;
            }

            _fewer ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _fewer.Task.WaitAsync(cancellationToken);
        }
    }
}
