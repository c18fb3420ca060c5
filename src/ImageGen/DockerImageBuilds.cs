using System.Runtime.ExceptionServices;
using ImageGen.Images.Graph;

namespace ImageGen;

/// <summary>Builds of several images that belong together: each image is built once, also if others need it.</summary>
public sealed class DockerImageBuilds : IDisposable
{
    private readonly BuildRun _run;
    private readonly IReadOnlyDictionary<DockerImage, ImageBuildOptions> _options;

    internal DockerImageBuilds(IReadOnlyDictionary<DockerImage, ImageBuildOptions> options, int maxParallel)
    {
        _options = options;
        _run = new BuildRun(options, maxParallel);
    }

    /// <summary>Builds an image after those that it needs, or returns its result if it was built already.</summary>
    /// <param name="image">An image with options.</param>
    /// <param name="cancellationToken">Cancels the build, also on the engine.</param>
    /// <exception cref="ImageBuildException">The build failed, or that of an image that it needs.</exception>
    /// <exception cref="KeyNotFoundException">There are no options for the image.</exception>
    public Task<BuiltImage> BuildAsync(DeclaredImage image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        return _run.BuildAsync(image.Image, isPushed: false, cancellationToken);
    }

    /// <summary>Builds an image like <see cref="BuildAsync"/>, and pushes it.</summary>
    /// <param name="image">An image with options.</param>
    /// <param name="cancellationToken">Cancels the build or the push, also on the engine.</param>
    /// <exception cref="ImageBuildException">The build failed, or that of an image that it needs.</exception>
    /// <exception cref="ImagePushException">The push failed.</exception>
    /// <exception cref="KeyNotFoundException">There are no options for the image.</exception>
    public async Task<PushedImage> BuildAndPushAsync(DeclaredImage image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var options = _options[image.Image];
        if (Images.DirectPush.AppliesTo(image.Image.GetBuildOptions(options)))
        {
            // Nodes keep no image after a build, so they push in a build of their own, for which they have all steps in their caches.
            return await image.Image.BuildAndPushAsync(options, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        var built = await _run.BuildAsync(image.Image, isPushed: true, cancellationToken).ConfigureAwait(false);
        return await built.PushAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what the builds left for each other.</summary>
    public void Dispose() => _run.Dispose();

    /// <summary>Works on all images at the same time. The first failure cancels the rest.</summary>
    internal async Task<IReadOnlyList<T>> RunAsync<T>(IReadOnlyList<DeclaredImage> images, Func<DeclaredImage, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ExceptionDispatchInfo? first = null;
        var all = images.Select(RunOneAsync).ToList();
        await Task.WhenAll(all.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        first?.Throw();
        return await Task.WhenAll(all).ConfigureAwait(false);

        async Task<T> RunOneAsync(DeclaredImage image)
        {
            try
            {
                return await work(image, rest.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _ = Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(exception), null);
                await rest.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }
}
