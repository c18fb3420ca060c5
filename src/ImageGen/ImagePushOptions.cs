using Microsoft.Extensions.Logging;

namespace ImageGen;

/// <summary>The settings of one push.</summary>
public class ImagePushOptions
{
    /// <summary>
    /// The tags to push. Empty: the image's own tag (<see cref="DockerImage.PushAsync"/>), or all tags that the build gave
    /// (<see cref="BuiltImage.PushAsync"/>, <see cref="DockerImage.BuildAndPushAsync"/>). These two push no tag that the build did not give.
    /// </summary>
    public IList<ImageTag> Tags { get; init; } = [];

    /// <summary>The platform to push of an image that has several (Engine API 1.46 or later). Default: all.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Credentials for registries, asked before those of the Docker configuration.</summary>
    public IList<RegistryCredentials> Credentials { get; init; } = [];

    /// <summary>How long the whole push may take. Default: no limit. Where BuildKit nodes push in the midst of a build, the build's limit becomes as much longer.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a push is tried again after a failure that may pass. Default: <see cref="RetryOptions.Default"/>.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>Where progress is told. Default: <see cref="BuildProgress.Console"/>; <see cref="BuildProgress.None"/> for silence.</summary>
    public IProgress<BuildEvent>? Progress { get; init; }

    /// <summary>
    /// The engine that pushes. Default: the one that built the image (<see cref="BuiltImage.PushAsync"/>,
    /// <see cref="DockerImage.BuildAndPushAsync"/>), or that of <see cref="DockerImage.Defaults"/>, or else <see cref="EngineEndpoint.Default"/>.
    /// </summary>
    public EngineEndpoint? Engine { get; init; }

    /// <summary>Where diagnostics for developers go. Default: nowhere.</summary>
    public ILogger? Logger { get; init; }
}
