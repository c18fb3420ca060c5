namespace ImageGen.Oci;

/// <summary>The exception for a manifest, an index, a configuration, a layer, a layout or an archive that is not valid.</summary>
public sealed class InvalidImageException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is not valid, where, and what to do.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public InvalidImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
