namespace ImageGen.Progress.Live;

/// <summary>The pull or push of one image in the live view.</summary>
internal sealed class LiveTransfer(string title, bool isPush, TimeProvider clock)
{
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LayerState> _layers = new(StringComparer.Ordinal);
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan? _duration;

    public string Title { get; private set; } = title;

    public bool IsPush { get; } = isPush;

    public TransferredBytes Bytes { get; } = new(clock);

    /// <summary>What the engine said last about the whole image; empty if it said nothing.</summary>
    public string Status { get; private set; } = "";

    public TimeSpan Duration => _duration ?? clock.GetElapsedTime(_started);

    /// <summary>Whether it is done. Nobody reports the end of a pull, only that of its layers.</summary>
    public bool IsDone => _duration is not null || (!IsPush && Layers > 0 && DoneLayers == Layers);

    public int Layers => _layers.Count;

    public int DoneLayers => _layers.Values.Count(layer => layer != LayerState.Waiting);

    /// <summary>The number of layers that were sent, because the registry did not have them.</summary>
    public int SentLayers => _layers.Values.Count(layer => layer == LayerState.Transferred);

    /// <summary>The size of all layers, in bytes; <see langword="null"/> if the engine does not report that of layers that it does not transfer.</summary>
    public long? Size => _sizes.Count == _layers.Count ? _sizes.Values.Sum() : null;

    public void Report(string layer, string status, long? current, long? total)
    {
        if (layer.Length == 0)
        {
            Status = LayerStatus.IsRepetition(status) ? Status : ProgressText.OneLine(status);
            return;
        }

        if (total is > 0)
        {
            _sizes[layer] = total.Value;
        }

        var isExisting = LayerStatus.IsExisting(status);
        if (_layers.GetValueOrDefault(layer) == LayerState.Waiting)
        {
            _layers[layer] = isExisting ? LayerState.Existing : LayerStatus.IsDone(status) ? LayerState.Transferred : LayerState.Waiting;
        }

        if (!isExisting)
        {
            Bytes.Report(layer, current ?? 0, total ?? 0);
        }
    }

    /// <param name="title">The reference with its digest.</param>
    /// <param name="duration">The duration of the transfer.</param>
    public void Complete(string title, TimeSpan duration)
    {
        Title = title;
        _duration = duration;
    }

    private enum LayerState
    {
        Waiting,
        Transferred,
        Existing,
    }
}
