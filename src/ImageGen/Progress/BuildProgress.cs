using ImageGen.Progress;

namespace ImageGen;

/// <summary>The ready-made listeners to progress.</summary>
public static class BuildProgress
{
    /// <summary>Plain, readable lines on standard error, so that standard output stays the program's own.</summary>
    public static IProgress<BuildEvent> Console { get; } = new ConsoleBuildProgress(() => System.Console.Error, TimeProvider.System);

    /// <summary>Silence.</summary>
    public static IProgress<BuildEvent> None { get; } = new Silence();

    private sealed class Silence : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value)
        {
        }
    }
}
