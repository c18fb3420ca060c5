namespace ImageGen.BuildKit.FileSync.Packets;

/// <summary>Which contents a daemon has asked for and not been sent yet. While there are any, the listing keeps to its pace.</summary>
/// <remarks>
/// A daemon takes entries and contents from one connection, in their order, and holds the connection up until it has made the files of
/// the entries before: contents behind many entries wait for all of these. So it makes files or writes them, where it could do both at once.
/// How far it has come is seen by what it asks for, which is in the order of the entries.
/// </remarks>
internal sealed class PromisedContents
{
    /// <summary>So many entries that the daemon has not come to are enough: it takes in 128 in advance.</summary>
    public const int ManyAhead = 256;

    /// <summary>With so many it has something to do still until more come.</summary>
    public const int FewAhead = 128;

    /// <summary>More contents than that are waited for, however far the daemon has come: it has a file open for each.</summary>
    public const int Many = 1024;

    private readonly Lock _lock = new();
    private int _count;
    private long _reached;
    private long _listed;
    private TaskCompletionSource? _room;

    /// <summary>Whether there are any.</summary>
    public bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>The daemon asks for the content of an entry.</summary>
    public void Add(uint id)
    {
        lock (_lock)
        {
            _count++;
            _reached = Math.Max(_reached, id);
            SignalRoom();
        }
    }

    /// <summary>A content was sent.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            _count--;
            SignalRoom();
        }
    }

    /// <summary>Waits where the listing is ahead of a daemon that asks for contents. For one that waits at a time.</summary>
    /// <param name="listed">How many entries were sent.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WaitForRoomAsync(long listed, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _listed = listed;
            if (HasRoom(ManyAhead - 1))
            {
                return Task.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task.WaitAsync(cancellationToken);
        }
    }

    private bool HasRoom(int ahead) => _count == 0 || (_count < Many && _listed - _reached <= ahead);

    private void SignalRoom()
    {
        if (_room is not null && HasRoom(FewAhead))
        {
            _room.SetResult();
            _room = null;
        }
    }
}
