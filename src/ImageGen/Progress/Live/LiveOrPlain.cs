namespace ImageGen.Progress.Live;

/// <summary>The live view where it is possible, and otherwise plain lines.</summary>
internal sealed class LiveOrPlain : IProgressDisplay
{
    private readonly Lock _gate = new();
    private LiveProgress? _live;

    public IDisplayedOperation Begin(ImageReference image) => (Live() ?? (IProgressDisplay)BuildProgress.Plain).Begin(image);

    public void Report(BuildEvent value) => (Live() ?? BuildProgress.Plain).Report(value);

    /// <summary>All operations share one view. Nothing that it needs is loaded before a terminal is found.</summary>
    private LiveProgress? Live()
    {
        if (Console.IsErrorRedirected || !TerminalSettings.IsPossible)
        {
            return null;
        }

        lock (_gate)
        {
            return _live ??= LiveProgress.Create(TimeProvider.System);
        }
    }
}
