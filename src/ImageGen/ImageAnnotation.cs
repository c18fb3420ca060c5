namespace ImageGen;

/// <summary>An annotation of an image. Unlike a label, it is in the manifest or index, not in the configuration.</summary>
/// <param name="Key">The key, such as <c>org.opencontainers.image.description</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Level">The part of the image that contains the annotation. Default: the manifest of each platform.</param>
public sealed record ImageAnnotation(string Key, string Value, AnnotationLevel Level = AnnotationLevel.Manifest)
{
    /// <summary>The only platform whose manifest contains the annotation. Default: all platforms. Ignored for an index.</summary>
    public Platform? Platform { get; init; }
}
