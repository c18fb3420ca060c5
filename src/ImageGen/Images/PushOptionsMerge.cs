namespace ImageGen.Images;

/// <summary>Merges the options of a push with those of the image or its build. A push uses the engine that has the image, and reports to the same receiver.</summary>
internal static class PushOptionsMerge
{
    /// <summary>Creates the defaults of a push from the options of a build.</summary>
    /// <param name="build">The options of the image, or of the build that the push follows.</param>
    /// <param name="engine">The engine that has the image; <see langword="null"/> for the engine that the environment names.</param>
    public static ImagePushOptions DefaultsFrom(ImageBuildOptions build, EngineEndpoint? engine) => new()
    {
        Credentials = [.. build.Credentials],
        Progress = build.Progress,
        Engine = engine,
        Logger = build.Logger,
    };

    /// <param name="defaults">The options that are used if the call does not set them.</param>
    /// <param name="call">The options of the call.</param>
    public static ImagePushOptions Merge(ImagePushOptions defaults, ImagePushOptions? call) => new()
    {
        Tags = [.. call?.Tags ?? []],
        Platform = call?.Platform,
        Credentials = [.. call?.Credentials ?? [], .. defaults.Credentials],
        Timeout = call?.Timeout,
        Retry = call?.Retry ?? RetryOptions.Default,
        Progress = call?.Progress ?? defaults.Progress ?? BuildProgress.Auto,
        Engine = call?.Engine ?? defaults.Engine,
        Logger = call?.Logger ?? defaults.Logger,
    };
}
