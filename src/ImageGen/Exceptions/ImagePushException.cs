namespace ImageGen;

/// <summary>A push failed: the registry refused it, could not be reached, or the image does not exist.</summary>
public sealed class ImagePushException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public ImagePushException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
