namespace ImageGen.Oci;

/// <summary>The exception for a cache that cannot be read or written, for example because the disk is full.</summary>
public sealed class ImageCacheException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, in which folder, and what to do.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public ImageCacheException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
