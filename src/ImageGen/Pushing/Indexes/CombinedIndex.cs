using System.Collections.Immutable;
using System.Text.Json;
using ImageGen.Oci;

namespace ImageGen.Pushing.Indexes;

/// <summary>
/// One index over the images that several builders pushed. The descriptors and their annotations are copied unchanged, because the
/// descriptors of attestations refer to those of the images by digest.
/// </summary>
internal static class CombinedIndex
{
    /// <param name="parts">The pushed images.</param>
    /// <param name="platforms">The platforms of the whole image, in the order of the index.</param>
    /// <returns>The index, which does not depend on the order of the parts.</returns>
    /// <exception cref="RegistryRequestException">A part is not a valid index, or a platform is missing.</exception>
    public static RegistryManifest Compose(IReadOnlyList<IndexPart> parts, IReadOnlyList<Platform> platforms)
    {
        var documents = parts.Select(part => (Part: part, Document: Parse(part.Manifest))).ToList();
        try
        {
            var descriptors = documents.SelectMany(each => Descriptors(each.Part, each.Document.RootElement)).ToList();
            var images = platforms.Select(platform => IndexDescriptor.Find(descriptors, platform)).ToList();
            var attestations = images.SelectMany(image => descriptors.Where(each => each.Subject == image.Digest)).ToList();
            var annotations = documents.SelectMany(each => Annotations(each.Document.RootElement)).DistinctBy(each => each.Name, StringComparer.Ordinal);
            var mediaType = parts.Any(part => part.Manifest.MediaType is MediaTypes.OciIndex or MediaTypes.OciManifest) ? MediaTypes.OciIndex : MediaTypes.DockerIndex;
            return RegistryManifest.Create(mediaType, IndexWriter.Write(mediaType, [.. images, .. attestations], [.. annotations.OrderBy(each => each.Name, StringComparer.Ordinal)]));
        }
        finally
        {
            foreach (var (_, document) in documents)
            {
                document.Dispose();
            }
        }
    }

    private static JsonDocument Parse(RegistryManifest manifest)
    {
        try
        {
            return JsonDocument.Parse(manifest.Content);
        }
        catch (JsonException exception)
        {
            throw NotAnIndex(manifest, exception);
        }
    }

    private static IEnumerable<IndexDescriptor> Descriptors(IndexPart part, JsonElement root)
    {
        if (!part.Manifest.IsIndex)
        {
            return [IndexDescriptor.OfManifest(part.Manifest, part.Platforms[0])];
        }

        return root.ValueKind is JsonValueKind.Object && root.TryGetProperty("manifests", out var manifests) && manifests.ValueKind is JsonValueKind.Array
            ? manifests.EnumerateArray().Select(each => IndexDescriptor.Read(each) ?? throw NotAnIndex(part.Manifest, inner: null))
            : throw NotAnIndex(part.Manifest, inner: null);
    }

    private static IEnumerable<(string Name, string Value)> Annotations(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty("manifests", out _) && root.TryGetProperty("annotations", out var annotations) && annotations.ValueKind is JsonValueKind.Object
            ? annotations.EnumerateObject().Where(each => each.Value.ValueKind is JsonValueKind.String).Select(each => (each.Name, each.Value.GetString()!))
            : [];

    private static RegistryRequestException NotAnIndex(RegistryManifest manifest, Exception? inner) =>
        new(RegistryErrorKind.RegistryFailed, $"{manifest.Digest} ({manifest.MediaType}) in the registry is not a valid image index", inner);
}
