namespace ImageGen.Oci.Registries.Connections;

/// <summary>The addresses of a repository's contents, relative to <c>/v2/</c>.</summary>
internal static class RegistryPath
{
    public static Uri Manifest(string repository, TagOrDigest reference) => Relative($"{repository}/manifests/{reference}");

    public static Uri Blob(string repository, ImageDigest digest) => Relative($"{repository}/blobs/{digest}");

    /// <summary>Returns the address of a content: of a manifest by its media type, or else of a blob.</summary>
    public static Uri Content(string repository, Descriptor descriptor) =>
        IsManifest(descriptor) ? Manifest(repository, descriptor.Digest) : Blob(repository, descriptor.Digest);

    public static bool IsManifest(Descriptor descriptor) => MediaTypes.IsManifest(descriptor.MediaType) || MediaTypes.IsIndex(descriptor.MediaType);

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
