namespace ImageGen;

/// <summary>An annotation of an image: like a label, but beside the image's configuration instead of in it.</summary>
/// <param name="Key">Its key, such as <c>org.opencontainers.image.description</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Level">The document that carries it.</param>
public sealed record ImageAnnotation(string Key, string Value, AnnotationLevel Level = AnnotationLevel.Manifest)
{
    /// <summary>The one platform whose manifest carries it. Default: every platform's. Of no meaning to an index.</summary>
    public Platform? Platform { get; init; }
}
