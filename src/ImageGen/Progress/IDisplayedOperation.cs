namespace ImageGen.Progress;

/// <summary>A build or a push on a display.</summary>
internal interface IDisplayedOperation : IProgress<BuildEvent>, IDisposable
{
    /// <summary>Whether the user sees the output of steps, so that an exception need not repeat it.</summary>
    bool ShowsOutput { get; }

    /// <summary>Notes why the operation ends without a result. The exception itself is for the program.</summary>
    void Fail(Exception exception);
}
