namespace ImageGen.Progress.Json;

/// <summary>The events of one build or push, with its image.</summary>
internal sealed class JsonOperation(JsonProgress progress, ImageReference image) : IDisplayedOperation
{
    public bool ShowsOutput => false;

    public void Report(BuildEvent value) => progress.Write(image, line => EventJson.Write(line, value));

    public void Fail(Exception exception) => progress.Write(image, line => EventJson.WriteFailure(line, exception));

    public void Dispose()
    {
    }
}
