namespace ImageGen.Progress.Live;

/// <summary>How far a step is.</summary>
internal enum LiveStepState
{
    Running,
    Done,
    Cached,
    Failed,

    /// <summary>Stopped, because another step failed or the user canceled the build.</summary>
    Canceled,
}
