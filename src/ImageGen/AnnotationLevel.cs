namespace ImageGen;

/// <summary>Which of an image's documents carries an annotation.</summary>
public enum AnnotationLevel
{
    /// <summary>The manifest of each platform.</summary>
    Manifest,

    /// <summary>The index that lists the platforms.</summary>
    Index,

    /// <summary>The entry of each manifest in the index.</summary>
    ManifestDescriptor,

    /// <summary>The entry of the index in an OCI layout.</summary>
    IndexDescriptor,
}
