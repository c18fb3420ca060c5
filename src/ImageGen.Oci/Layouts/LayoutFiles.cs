using System.Collections.Immutable;
using System.Text.Json;

namespace ImageGen.Oci.Layouts;

/// <summary>The files of an OCI image layout: image-spec v1.1, <c>image-layout.md</c>.</summary>
internal static class LayoutFiles
{
    public const string MarkerName = "oci-layout";
    public const string IndexName = "index.json";
    public const string BlobsName = "blobs";

    private const string TagAnnotation = "org.opencontainers.image.ref.name";
    private const string NameAnnotation = "io.containerd.image.name";

    public static ReadOnlySpan<byte> Marker => "{\"imageLayoutVersion\":\"1.0.0\"}"u8;

    public static string PathOf(ImageDigest digest) => $"{BlobsName}/{digest.Algorithm}/{digest.Encoded}";

    /// <summary>Creates the index of a layout. An image with several names is several descriptors in it.</summary>
    public static byte[] CreateIndex(IEnumerable<(Descriptor Descriptor, string? Name)> images) =>
        new ImageIndex([.. images.Select(static image => WithName(image.Descriptor, image.Name))]).ToBytes().ToArray();

    /// <exception cref="InvalidImageException">The content is not that of an <c>oci-layout</c> of version 1.</exception>
    public static void CheckMarker(ReadOnlyMemory<byte> content, string place)
    {
        if (!IsVersion1(content))
        {
            throw new InvalidImageException($"'{place}' is not a valid OCI layout: the version in its file '{MarkerName}' is not 1. Check that it is complete.");
        }
    }

    public static InvalidImageException Missing(string name, string place) =>
        new($"'{place}' is not a valid OCI layout: its file '{name}' is missing. Check the path, and that the layout is complete.");

    /// <summary>Finds the image with a name: the annotation of the specification, or that of containerd.</summary>
    public static Descriptor? Find(ImmutableArray<Descriptor> images, string name)
    {
        var canonical = Canonical(name);
        return images.FirstOrDefault(image => image.Annotations.GetValueOrDefault(TagAnnotation) == name)
            ?? images.FirstOrDefault(image => canonical is not null && image.Annotations.GetValueOrDefault(NameAnnotation) == canonical);
    }

    /// <summary>Adds the annotations that BuildKit writes: the whole name for containerd, and the tag for other programs. A name can also be a tag alone.</summary>
    private static Descriptor WithName(Descriptor descriptor, string? name)
    {
        if (name is null)
        {
            return descriptor;
        }

        var canonical = Canonical(name);
        return descriptor with
        {
            Annotations = canonical is null
                ? descriptor.Annotations.SetItem(TagAnnotation, name)
                : descriptor.Annotations.SetItem(NameAnnotation, canonical).SetItem(TagAnnotation, canonical[(canonical.LastIndexOf(':') + 1)..]),
        };
    }

    private static string? Canonical(string name) =>
        name.AsSpan().ContainsAny('/', ':') && ImageReference.TryParse(name, out ImageReference? reference)
            ? reference.WithoutDigest().WithTag(reference.Tag ?? ImageTag.Parse("latest")).ToCanonicalString()
            : null;

    private static bool IsVersion1(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("imageLayoutVersion", out var version)
                && version.ValueKind is JsonValueKind.String
                && version.GetString()!.StartsWith("1.", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
