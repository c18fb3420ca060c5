using ImageGen.Progress;

namespace ImageGen.Tests.Progress;

/// <summary>A listener that does what a test says, on the thread that reports.</summary>
internal sealed class Listener(Action<BuildEvent> onEvent) : IProgress<BuildEvent>
{
    public void Report(BuildEvent value) => onEvent(value);
}
