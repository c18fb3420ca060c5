namespace ImageGen;

/// <summary>A base image does not exist, or its registry did not let it be pulled.</summary>
public sealed class BaseImageException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public BaseImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
