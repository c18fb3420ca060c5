namespace ImageGen.Images;

/// <summary>Lays the options of a push over what holds for the image: a push speaks to the engine that has the image, and to the same listener.</summary>
internal static class PushOptionsMerge
{
    /// <param name="build">The options of the image, or of the build that the push follows.</param>
    /// <param name="push">The options of the call.</param>
    /// <param name="engine">The engine of the last build.</param>
    public static ImagePushOptions Merge(ImageBuildOptions build, ImagePushOptions? push, EngineEndpoint? engine) => new()
    {
        Tags = push?.Tags ?? [],
        Platform = push?.Platform,
        Credentials = [.. push?.Credentials ?? [], .. build.Credentials],
        Timeout = push?.Timeout,
        Retry = push?.Retry ?? RetryOptions.Default,
        Progress = push?.Progress ?? build.Progress ?? BuildProgress.Console,
        Engine = push?.Engine ?? engine ?? build.Engine,
        Logger = push?.Logger ?? build.Logger,
    };
}
