using ImageGen.Credentials;
using ImageGen.Engines;

namespace ImageGen.Building;

/// <summary>Has the engine pull the images that a build starts from, each with the credentials of its own registry.</summary>
/// <remarks>BuildKit without a session can neither pull nor be given credentials; what is in the engine's store it finds.</remarks>
internal sealed class BaseImagePulls(EngineConnection connection, RegistryCredentialSource credentials)
{
    /// <summary>The engine limits its downloads itself; more at once would only crowd the progress.</summary>
    private const int AtOnce = 3;

    /// <summary>Pulls the images that are not in the engine, or all of them.</summary>
    /// <param name="images">The images.</param>
    /// <param name="platform">The platform that is built for; null for the engine's own.</param>
    /// <param name="always">Whether the registry is asked even for an image that the engine has.</param>
    /// <param name="progress">Where the pulls tell how far they are; takes events of several threads.</param>
    /// <param name="cancellationToken">Ends the pulls.</param>
    /// <exception cref="BaseImageException">An image could not be pulled.</exception>
    public Task PullAsync(IReadOnlyList<ImageReference> images, Platform? platform, bool always, IProgress<BuildEvent> progress, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            images.Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (image, token) => await PullAsync(image, platform, always, progress, token).ConfigureAwait(false));

    private async Task PullAsync(ImageReference image, Platform? platform, bool always, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var present = await HasAsync(image, platform, cancellationToken).ConfigureAwait(false);
        // A digest names its content: no registry could answer with anything newer.
        if (present && (!always || image.Digest is not null))
        {
            return;
        }

        var found = await credentials.FindAsync(image.Registry, cancellationToken).ConfigureAwait(false);
        string? error = null;
        try
        {
            await connection.Images.PullAsync(
                image,
                platform,
                found,
                message =>
                {
                    error ??= message.Error;
                    if (message.Status is { Length: > 0 } status)
                    {
                        progress.Report(new PullProgressed(image, message.Id ?? "", status, message.Current, message.Total));
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (EngineRequestException exception)
        {
            throw BaseImageFailure.Of(image, exception.EngineError ?? exception.Message, present, found, exception);
        }

        if (error is not null)
        {
            throw BaseImageFailure.Of(image, error, present, found);
        }
    }

    private async Task<bool> HasAsync(ImageReference image, Platform? platform, CancellationToken cancellationToken)
    {
        var present = await connection.Images.InspectAsync(image.ToString(), cancellationToken).ConfigureAwait(false);
        return present is not null && (platform is null || Platform.Parse($"{present.Os}/{present.Architecture}") is var found
            && found.OperatingSystem == platform.OperatingSystem && found.Architecture == platform.Architecture);
    }
}
