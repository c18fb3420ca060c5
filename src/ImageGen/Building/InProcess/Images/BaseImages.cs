using ImageGen.Building.Failures;
using ImageGen.Building.InProcess.Stages;
using ImageGen.Oci;
using ImageGen.Progress;
using ImageGen.Registries;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Finds the images of a build in their registries. Each is asked for once.</summary>
/// <param name="client">The client for all registries.</param>
/// <param name="cache">The cache.</param>
/// <param name="progress">The receiver of progress.</param>
internal sealed class BaseImages(RegistryClient client, ImageCache cache, IProgress<BuildEvent> progress)
{
    private readonly Dictionary<(ImageReference Image, Platform Platform), Task<BaseImage>> _found = [];
    private readonly Lock _lock = new();

    /// <summary>Finds the image for a platform.</summary>
    /// <exception cref="StageFailure">The image cannot be pulled, or is not made for the platform.</exception>
    public Task<BaseImage> FindAsync(ImageReference image, Platform platform, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_found.TryGetValue((image, platform), out var found))
            {
                _found.Add((image, platform), found = ReadAsync(image, platform, cancellationToken));
            }

            return found;
        }
    }

    private async Task<BaseImage> ReadAsync(ImageReference image, Platform platform, CancellationToken cancellationToken)
    {
        try
        {
            var repository = client.GetRepository(image);
            var source = new CachedSource(repository, cache, new PullReport(image, progress));
            var manifest = await repository.ReadManifestAsync(TagOrDigest.FromReference(image), cancellationToken).ConfigureAwait(false);
            if (manifest.IsIndex)
            {
                var chosen = ImageIndex.Parse(manifest.Content, manifest.MediaType).Find(platform) ?? throw NotForPlatform(image, platform);
                var found = await ReadAsync(await ReadAllAsync(source, chosen, cancellationToken).ConfigureAwait(false), chosen.MediaType, source, image, cancellationToken).ConfigureAwait(false);
                return found with { Digest = manifest.Digest };
            }

            var read = await ReadAsync(manifest.Content, manifest.MediaType, source, image, cancellationToken).ConfigureAwait(false);
            return read.Configuration.Platform?.OperatingSystem is { } system && system != platform.OperatingSystem ? throw NotForPlatform(image, platform) : read;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw CreateFailure(image, exception);
        }
    }

    /// <summary>Whether an exception is about an image or its layers.</summary>
    public static bool IsFailure(Exception exception) => exception is RegistryRequestException or InvalidImageException or ContentMismatchException or ContentNotFoundException;

    /// <summary>Creates the failure of a stage whose image has failed.</summary>
    public static StageFailure CreateFailure(ImageReference image, Exception exception) => exception is RegistryRequestException refusal
        ? new(FailureReason.BaseImage, $"the image '{image}' cannot be pulled: {refusal.Reason}", Next(refusal, image))
        {
            Image = image,
            IsPullFailure = true,
            IsRegistryOutOfReach = refusal.Kind is RegistryErrorKind.Unreachable or RegistryErrorKind.Insecure or RegistryErrorKind.AccessDenied or RegistryErrorKind.RegistryFailed,
        }
        : new(FailureReason.BaseImage, $"the image '{image}' in the registry is not valid: {exception.Message}", "Push the image again, or use another one.") { Image = image };

    /// <summary>Reads the image of a manifest.</summary>
    public static async Task<BaseImage> ReadAsync(ReadOnlyMemory<byte> content, string mediaType, IContentSource source, ImageReference? repository, CancellationToken cancellationToken)
    {
        var manifest = ImageManifest.Parse(content, mediaType);
        return new BaseImage(manifest, ImageConfiguration.Parse(await ReadAllAsync(source, manifest.Config, cancellationToken).ConfigureAwait(false)), source, repository);
    }

    /// <summary>Reads a document, which has at most 4 MiB.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAllAsync(IContentSource source, Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (descriptor.Size > RegistryManifest.MaxSizeBytes)
        {
            throw new InvalidImageException($"{descriptor.Digest} has {descriptor.Size} bytes, and the limit for a document is {RegistryManifest.MaxSizeBytes}.");
        }

        var stream = await source.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var content = new MemoryStream((int)descriptor.Size);
            await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return content.ToArray();
        }
    }

    private static StageFailure NotForPlatform(ImageReference image, Platform platform) =>
        new(FailureReason.BaseImage, $"the image '{image}' is not made for {platform}.", "Use an image for this platform, or set another platform.") { Image = image };

    private static string Next(RegistryRequestException exception, ImageReference image) => exception.Kind switch
    {
        RegistryErrorKind.AccessDenied =>
            $"Check its name, and that there are credentials for {image.Registry} that may pull it ('docker login {image.Registry}', or {nameof(ImageBuildOptions.Credentials)} of the options).",
        RegistryErrorKind.Unreachable => RegistryAdvice.UnreachableFromHere(image.Registry),
        RegistryErrorKind.Insecure => RegistryAdvice.InsecureFromHere(image.Registry),
        RegistryErrorKind.RegistryFailed => $"The registry {image.Registry} reported a failure. Try again later, or check its log.",
        _ => "Check its name and tag.",
    };
}
