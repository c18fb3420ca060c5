namespace ImageGen.Progress;

/// <summary>The receiver of one operation. It reports start and end of the operation to the console, which can show several in parallel.</summary>
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
