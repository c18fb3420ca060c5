namespace ImageGen.Progress;

/// <summary>A receiver that shows each operation by itself, because several can run at the same time.</summary>
internal interface IProgressDisplay : IProgress<BuildEvent>
{
    /// <summary>Starts the output of one operation, which ends when the result is disposed.</summary>
    /// <exception cref="ImageGenException">The environment names a kind of progress that does not exist.</exception>
    IDisplayedOperation Begin(ImageReference image);
}
