namespace ImageGen;

/// <summary>The part of an image that contains an annotation.</summary>
public enum AnnotationLevel
{
    /// <summary>The manifest of each platform.</summary>
    Manifest,

    /// <summary>The index that lists the platforms.</summary>
    Index,

    /// <summary>The descriptor of each manifest in the index.</summary>
    ManifestDescriptor,

    /// <summary>The descriptor of the index in an OCI layout.</summary>
    IndexDescriptor,
}
