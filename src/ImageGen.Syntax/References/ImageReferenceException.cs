namespace ImageGen;

/// <summary>A text is no valid image reference, tag, digest or platform.</summary>
public sealed class ImageReferenceException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public ImageReferenceException(string message)
        : base(message)
    {
    }
}
