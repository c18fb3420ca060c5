namespace ImageGen;

/// <summary>The options of ImageGen in a host.</summary>
public sealed class ImageGenOptions
{
    /// <summary>
    /// The options of every build of <see cref="ImageOperations"/>: engine or BuildKit nodes, credentials, builder, labels, retries and more. Those of an image
    /// (<see cref="DockerImage.Defaults"/>) and of a call take precedence. Default: none, with the host's log as receiver of progress.
    /// </summary>
    /// <remarks>A push uses the engine, the credentials, the progress and the logger of them.</remarks>
    public ImageBuildOptions Defaults { get; set; } = new();

    /// <summary>The options from the configuration, which are used if <see cref="Defaults"/> does not set them.</summary>
    internal ImageBuildOptions Configured { get; set; } = new();
}
