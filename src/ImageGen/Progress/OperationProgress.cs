namespace ImageGen.Progress;

/// <summary>The receiver of one operation. It reports start and end of the operation to a display, which can show several in parallel.</summary>
internal sealed class OperationProgress : IDisposable
{
    private readonly IDisplayedOperation? _shown;

    /// <param name="listener">The receiver.</param>
    /// <param name="image">The image of the operation.</param>
    public OperationProgress(IProgress<BuildEvent> listener, ImageReference image)
    {
        _shown = (listener as IProgressDisplay)?.Begin(image);
        Events = new SerializedProgress(_shown ?? listener);
    }

    public SerializedProgress Events { get; }

    public void Fail(Exception exception) => _shown?.Fail(exception);

    public void Dispose() => _shown?.Dispose();
}
