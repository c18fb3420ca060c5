using ImageGen.Oci;

namespace ImageGen.Building.InProcess.Images;

/// <summary>Finds an image for a platform among contents that are on this machine.</summary>
internal static class BuiltImages
{
    /// <param name="root">The manifest, or the index over several.</param>
    /// <param name="contents">The place that has the contents.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns><see langword="null"/> if the index has no image for the platform.</returns>
    public static async Task<BaseImage?> FindAsync(Descriptor root, IContentSource contents, Platform platform, CancellationToken cancellationToken)
    {
        var chosen = MediaTypes.IsIndex(root.MediaType)
            ? ImageIndex.Parse(await BaseImages.ReadAllAsync(contents, root, cancellationToken).ConfigureAwait(false), root.MediaType).Find(platform)
            : root;
        return chosen is null ? null : await BaseImages.ReadAsync(await BaseImages.ReadAllAsync(contents, chosen, cancellationToken).ConfigureAwait(false), chosen.MediaType, contents, repository: null, cancellationToken).ConfigureAwait(false);
    }
}
