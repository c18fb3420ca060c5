namespace ImageGen;

/// <summary>A part of an image reference, or a platform.</summary>
public enum ImageReferencePart
{
    /// <summary>The reference as a whole.</summary>
    Reference,

    /// <summary>The registry: the host and port before the first slash.</summary>
    Registry,

    /// <summary>The repository: the path within the registry.</summary>
    Repository,

    /// <summary>The tag: what follows the colon.</summary>
    Tag,

    /// <summary>The digest: what follows the <c>@</c>.</summary>
    Digest,

    /// <summary>A platform.</summary>
    Platform,
}
