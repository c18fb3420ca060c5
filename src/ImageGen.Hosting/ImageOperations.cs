using ImageGen.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImageGen;

/// <summary>Builds and pushes images with the options, the log and the lifetime of a host. Several threads may use it at the same time.</summary>
/// <remarks>
/// Progress, warnings and failures are log entries of the category <c>ImageGen.Progress</c>, unless <see cref="ImageGenOptions.Defaults"/>, the image or the call sets
/// another receiver of progress. When the host stops, running builds and pushes are canceled.
/// </remarks>
public sealed class ImageOperations
{
    private readonly ImageGenOptions _options;
    private readonly ILogger _logger;
    private readonly ILogger _progress;
    private readonly CancellationToken _stopping;

    /// <summary>Creates the operations. A host does it after <c>AddImageGen</c>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="loggers">Creates the loggers.</param>
    /// <param name="lifetime">The lifetime of the host. Default: nothing stops the operations but the token of the call.</param>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public ImageOperations(IOptions<ImageGenOptions> options, ILoggerFactory loggers, IHostApplicationLifetime? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(loggers);
        _options = options.Value;
        _logger = loggers.CreateLogger("ImageGen");
        _progress = loggers.CreateLogger("ImageGen.Progress");
        _stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;
    }

    /// <summary>Builds an image, as <see cref="DockerImage.BuildAsync"/> does.</summary>
    /// <param name="image">The image: <c>ShopApi.Image</c> of an annotated class, or one that the program created.</param>
    /// <param name="options">The differences from the options of the host and of the image.</param>
    /// <param name="cancellationToken">Cancels the build. The end of the host cancels it too.</param>
    /// <exception cref="ImageGenException">The build failed, with the exceptions of <see cref="DockerImage.BuildAsync"/>. The failure is in the log.</exception>
    public Task<BuiltImage> BuildAsync(DockerImage image, ImageBuildOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(image, (complete, token) => complete.BuildAsync(options, token), cancellationToken);

    /// <summary>Pushes an image that an engine has, as <see cref="DockerImage.PushAsync"/> does.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">The settings of the push.</param>
    /// <param name="cancellationToken">Cancels the push. The end of the host cancels it too.</param>
    /// <exception cref="ImageGenException">The push failed, with the exceptions of <see cref="DockerImage.PushAsync"/>. The failure is in the log.</exception>
    public Task<PushedImage> PushAsync(DockerImage image, ImagePushOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(image, (complete, token) => complete.PushAsync(options, token), cancellationToken);

    /// <summary>Builds an image and pushes the result, as <see cref="DockerImage.BuildAndPushAsync"/> does.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">The differences from the options of the host and of the image.</param>
    /// <param name="pushOptions">The settings of the push.</param>
    /// <param name="cancellationToken">Cancels the build or the push. The end of the host cancels it too.</param>
    /// <exception cref="ImageGenException">The build or the push failed, with the exceptions of <see cref="DockerImage.BuildAndPushAsync"/>. The failure is in the log.</exception>
    public Task<PushedImage> BuildAndPushAsync(
        DockerImage image, ImageBuildOptions? options = null, ImagePushOptions? pushOptions = null, CancellationToken cancellationToken = default) =>
        RunAsync(image, (complete, token) => complete.BuildAndPushAsync(options, pushOptions, token), cancellationToken);

    private async Task<T> RunAsync<T>(DockerImage image, Func<DockerImage, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping);
        var progress = new LoggedProgress(_progress, image.Reference);
        var complete = image
            .WithDefaults(_options.Defaults)
            .WithDefaults(_options.Configured)
            .WithDefaults(new ImageBuildOptions { Logger = _logger, Progress = progress });
        try
        {
            return await run(complete, ends.Token).ConfigureAwait(false);
        }
        catch (ImageGenException failure)
        {
            progress.Fail(failure);
            throw;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            OperationLog.Stopped(_progress, image.Reference);
            throw;
        }
        finally
        {
            progress.Complete();
        }
    }
}
