using ImageGen.Progress;

namespace ImageGen;

/// <summary>The receivers of progress that ImageGen provides.</summary>
public static class BuildProgress
{
    /// <summary>A receiver that writes plain lines to standard error. Standard output remains for the program.</summary>
    public static IProgress<BuildEvent> Console { get; } = new ConsoleBuildProgress(() => System.Console.Error, TimeProvider.System);

    /// <summary>A receiver that ignores all events.</summary>
    public static IProgress<BuildEvent> None { get; } = new Silence();

    private sealed class Silence : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value)
        {
        }
    }
}
