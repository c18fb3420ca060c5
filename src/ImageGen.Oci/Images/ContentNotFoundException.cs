namespace ImageGen.Oci;

/// <summary>The exception for a content that a place does not have.</summary>
public sealed class ContentNotFoundException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="descriptor">The content.</param>
    /// <param name="place">The place, as a part of a sentence: <c>the cache</c>.</param>
    public ContentNotFoundException(Descriptor descriptor, string place)
        : base($"{place} does not have {descriptor.Digest} ({descriptor.MediaType}).") => Descriptor = descriptor;

    /// <summary>The content that is missing.</summary>
    public Descriptor Descriptor { get; }
}
