namespace ImageGen.Progress;

/// <summary>Ignores all events.</summary>
internal sealed class SilentProgress : IDisplayedOperation
{
    public bool ShowsOutput => false;

    public void Report(BuildEvent value)
    {
    }

    public void Fail(Exception exception)
    {
    }

    public void Dispose()
    {
    }
}
