namespace ImageGen.Oci;

/// <summary>The exception for a content whose bytes are not the ones of its descriptor.</summary>
public sealed class ContentMismatchException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="descriptor">The expected content.</param>
    /// <param name="reason">What is different, as a sentence.</param>
    public ContentMismatchException(Descriptor descriptor, string reason)
        : base($"The content is not {descriptor.Digest}: {reason}") => Descriptor = descriptor;

    /// <summary>The expected content.</summary>
    public Descriptor Descriptor { get; }
}
