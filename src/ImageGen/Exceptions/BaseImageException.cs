namespace ImageGen;

/// <summary>A base image does not exist, or its registry did not let it be pulled.</summary>
public sealed class BaseImageException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public BaseImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The image that could not be had; <see langword="null"/> where the engine does not say which.</summary>
    public ImageReference? Image { get; init; }
}
