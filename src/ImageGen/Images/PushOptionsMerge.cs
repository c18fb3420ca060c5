namespace ImageGen.Images;

/// <summary>Lays the options of a push over those of the image or of its build: a push uses the engine that has the image, and reports to the same listener.</summary>
internal static class PushOptionsMerge
{
    /// <summary>What the options of a build say of a push.</summary>
    /// <param name="build">The options of the image, or of the build that the push follows.</param>
    /// <param name="engine">The engine that has the image; <see langword="null"/> for the one that the environment names.</param>
    public static ImagePushOptions DefaultsFrom(ImageBuildOptions build, EngineEndpoint? engine) => new()
    {
        Credentials = [.. build.Credentials],
        Progress = build.Progress,
        Engine = engine,
        Logger = build.Logger,
    };

    /// <param name="defaults">What holds where the call says nothing else.</param>
    /// <param name="call">The options of the call.</param>
    public static ImagePushOptions Merge(ImagePushOptions defaults, ImagePushOptions? call) => new()
    {
        Tags = [.. call?.Tags ?? []],
        Platform = call?.Platform,
        Credentials = [.. call?.Credentials ?? [], .. defaults.Credentials],
        Timeout = call?.Timeout,
        Retry = call?.Retry ?? RetryOptions.Default,
        Progress = call?.Progress ?? defaults.Progress ?? BuildProgress.Console,
        Engine = call?.Engine ?? defaults.Engine,
        Logger = call?.Logger ?? defaults.Logger,
    };
}
