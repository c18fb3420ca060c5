namespace ImageGen.Images.Graph;

/// <summary>The options of a build that also apply to the images that it needs: where and how it runs, and not what it makes.</summary>
internal static class BaseOptions
{
    /// <param name="options">The options of the image that needs another one.</param>
    public static ImageBuildOptions From(ImageBuildOptions options) => new()
    {
        Platforms = options.Platforms,
        Builder = options.Builder,
        Engine = options.Engine,
        BuildKit = options.BuildKit,
        Pull = options.Pull,
        NoCache = options.NoCache,
        Network = options.Network,
        UseConfigProxy = options.UseConfigProxy,
        SourceDateEpoch = options.SourceDateEpoch,
        RewriteTimestamp = options.RewriteTimestamp,
        SourcePolicy = options.SourcePolicy,
        Timeout = options.Timeout,
        Retry = options.Retry,
        Progress = options.Progress,
        Credentials = options.Credentials,
        Logger = options.Logger,
        Auto = new() { BaseRegistry = options.Auto.BaseRegistry, PublishOn = options.Auto.PublishOn },
    };
}
