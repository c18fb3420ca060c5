namespace ImageGen;

/// <summary>The ready-made listeners to progress.</summary>
public static class BuildProgress
{
    /// <summary>Plain, readable lines on standard error, so that standard output stays the program's own.</summary>
    public static IProgress<BuildEvent> Console { get; } = new Silent();

    /// <summary>Silence.</summary>
    public static IProgress<BuildEvent> None { get; } = new Silent();

    private sealed class Silent : IProgress<BuildEvent>
    {
        public void Report(BuildEvent value)
        {
        }
    }
}
