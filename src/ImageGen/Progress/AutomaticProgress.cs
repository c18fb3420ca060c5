namespace ImageGen.Progress;

/// <summary>Chooses the display when an operation starts: by the environment, and by whether a person looks on.</summary>
/// <param name="environment">Returns the value of an environment variable.</param>
internal sealed class AutomaticProgress(Func<string, string?> environment) : IProgressDisplay
{
    /// <summary>The variable with the name of a kind of progress.</summary>
    public const string Variable = "IMAGEGEN_PROGRESS";

    private readonly SilentProgress _silence = new();

    public IDisplayedOperation Begin(ImageReference image) => Choose() is IProgressDisplay display ? display.Begin(image) : _silence;

    public void Report(BuildEvent value) => Choose().Report(value);

    private IProgress<BuildEvent> Choose()
    {
        var name = environment(Variable);
        return string.IsNullOrWhiteSpace(name) ? BuildProgress.Live
            : BuildProgress.Find(name) is not { } found ? throw new ImageGenException($"{Variable}={name} is not a kind of progress. Use {BuildProgress.Names}.")
            : found == this ? BuildProgress.Live
            : found;
    }
}
