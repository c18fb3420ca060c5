namespace ImageGen.Progress;

/// <summary>The listener of one operation. The console is told where the operation begins and ends, so that it can show several side by side.</summary>
internal sealed class OperationProgress : IDisposable
{
    private readonly IDisposable? _shown;

    public OperationProgress(IProgress<BuildEvent> listener, ImageReference image)
    {
        var operation = (listener as ConsoleBuildProgress)?.Begin(image);
        _shown = operation;
        Events = new SerializedProgress(operation ?? listener);
    }

    public SerializedProgress Events { get; }

    public void Dispose() => _shown?.Dispose();
}
