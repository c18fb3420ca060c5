namespace ImageGen.Progress.Live;

/// <summary>The bytes of a transfer with several parts, and its rate in the last seconds.</summary>
internal sealed class TransferredBytes(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private readonly Queue<Sample> _samples = new();

    public long Current { get; private set; }

    public long Total { get; private set; }

    /// <summary>Whether something is known to show.</summary>
    public bool IsKnown => Current > 0 || Total > 0;

    /// <summary>Bytes per second.</summary>
    public double Rate
    {
        get
        {
            var now = clock.GetTimestamp();
            while (_samples.Count > 1 && clock.GetElapsedTime(_samples.Peek().Time, now) > Window)
            {
                _ = _samples.Dequeue();
            }

            if (!_samples.TryPeek(out var first))
            {
                return 0;
            }

            var seconds = clock.GetElapsedTime(first.Time, now).TotalSeconds;
            return seconds < 0.2 ? 0 : (Current - first.Bytes) / seconds;
        }
    }

    public void Report(string part, long current, long total)
    {
        var before = _parts.GetValueOrDefault(part) ?? Part.None;
        // Both only grow: a part that is tried again starts at 0, and its second phase (such as an extraction) counts from 0, too.
        var after = new Part(Math.Max(before.Current, current), Math.Max(before.Total, total));
        // Docker's total is the size of the files in a layer, and its tar is larger.
        after = after with { Total = after.Total > 0 ? Math.Max(after.Total, after.Current) : 0 };
        if (_samples.Count == 0)
        {
            _samples.Enqueue(new Sample(clock.GetTimestamp(), Current));
        }

        _parts[part] = after;
        Current += after.Current - before.Current;
        Total += after.Total - before.Total;
        _samples.Enqueue(new Sample(clock.GetTimestamp(), Current));
    }

    /// <summary>As an object, like <see cref="LiveText"/>.</summary>
    private sealed record Part(long Current, long Total)
    {
        public static Part None { get; } = new(0, 0);
    }

    private sealed record Sample(long Time, long Bytes);
}
