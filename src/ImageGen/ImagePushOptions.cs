using ImageGen.Progress;
using Microsoft.Extensions.Logging;

namespace ImageGen;

/// <summary>The settings of one push.</summary>
public class ImagePushOptions
{
    /// <summary>
    /// The tags to push. Default: the tag of the image (<see cref="DockerImage.PushAsync"/>), or all tags of the build
    /// (<see cref="BuiltImage.PushAsync"/>, <see cref="DockerImage.BuildAndPushAsync"/>). The last two accept only tags of the build.
    /// </summary>
    public IList<ImageTag> Tags { get; init; } = [];

    /// <summary>The platform to push of an image with several platforms. Default: all. Needs Engine API 1.46 or later.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Credentials for registries. They take precedence over those of the Docker configuration. Default: none.</summary>
    public IList<RegistryCredentials> Credentials { get; init; } = [];

    /// <summary>The time limit of the whole push, including retries. Default: no limit. If BuildKit nodes push during a build, it is added to the limit of the build.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The retries after a transient failure. Default: <see cref="RetryOptions.Default"/>.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>The receiver of progress. <see cref="BuildProgress.Quiet"/> disables it. Default: <see cref="BuildProgress.Auto"/>.</summary>
    public IProgress<BuildEvent>? Progress { get; init; }

    /// <summary>
    /// The engine that pushes. Default: the engine that built the image (<see cref="BuiltImage.PushAsync"/>,
    /// <see cref="DockerImage.BuildAndPushAsync"/>), or the engine in <see cref="DockerImage.Defaults"/>, or else <see cref="EngineEndpoint.Default"/>.
    /// </summary>
    public EngineEndpoint? Engine { get; init; }

    /// <summary>The logger of diagnostic messages for developers. Default: none.</summary>
    public ILogger? Logger { get; init; }
}
