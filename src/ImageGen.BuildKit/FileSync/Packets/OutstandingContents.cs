namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>The contents that a daemon has requested and not received yet. While there are any, they limit the pace of the listing.</summary>
/// <remarks>
/// A daemon reads entries and contents from one connection, in order. It stops reading until it has created the files of the earlier
/// entries, so contents behind many entries must wait for all of these. It would then either create files or write contents, although it
/// can do both in parallel. Its requests show its progress, because they are in the order of the entries.
/// </remarks>
internal sealed class OutstandingContents
{
    /// <summary>The maximum number of entries ahead of the daemon's progress: it reads 128 in advance.</summary>
    public const int MaxAhead = 256;

    /// <summary>With this number of entries ahead, the daemon is still busy until more arrive.</summary>
    public const int ResumeAhead = 128;

    /// <summary>The maximum number of outstanding contents, whatever the daemon's progress: it has an open file for each.</summary>
    public const int MaxOutstanding = 1024;

    private readonly Lock _lock = new();
    private int _count;
    private long _reached;
    private long _listed;
    private TaskCompletionSource? _capacity;

    /// <summary>Whether any content is outstanding.</summary>
    public bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>Adds a content that the daemon has requested.</summary>
    public void Add(uint id)
    {
        lock (_lock)
        {
            _count++;
            _reached = Math.Max(_reached, id);
            SignalCapacity();
        }
    }

    /// <summary>Removes a content that was sent.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            _count--;
            SignalCapacity();
        }
    }

    /// <summary>Waits while the listing is too far ahead of a daemon that requests contents. Only one caller may wait at a time.</summary>
    /// <param name="listed">The number of entries that were sent.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitForCapacityAsync(long listed, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _listed = listed;
            if (HasCapacity(MaxAhead - 1))
            {
                return Task.CompletedTask;
            }

            _capacity ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _capacity.Task.WaitAsync(cancellationToken);
        }
    }

    private bool HasCapacity(int ahead) => _count == 0 || (_count < MaxOutstanding && _listed - _reached <= ahead);

    private void SignalCapacity()
    {
        if (_capacity is not null && HasCapacity(ResumeAhead))
        {
            _capacity.SetResult();
            _capacity = null;
        }
    }
}
