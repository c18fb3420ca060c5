namespace ImageGen.Oci.Registries.Pushing;

/// <summary>Reads manifests from the source of a push.</summary>
internal static class SourceManifest
{
    /// <exception cref="InvalidImageException">The manifest is larger than a registry accepts.</exception>
    public static async Task<RegistryManifest> ReadAsync(IContentSource source, Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (descriptor.Size > RegistryManifest.MaxSizeBytes)
        {
            throw new InvalidImageException($"The manifest {descriptor.Digest} has {descriptor.Size} bytes, and registries accept at most {RegistryManifest.MaxSizeBytes}. Remove annotations or layers.");
        }

        var stream = new VerifiedStream(await source.OpenAsync(descriptor, cancellationToken).ConfigureAwait(false), descriptor);
        await using (stream.ConfigureAwait(false))
        {
            using var content = new MemoryStream((int)descriptor.Size);
            await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return new RegistryManifest(descriptor, content.ToArray());
        }
    }
}
