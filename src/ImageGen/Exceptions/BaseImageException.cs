namespace ImageGen;

/// <summary>The exception for a base image that does not exist, or that its registry did not allow to pull.</summary>
public sealed class BaseImageException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public BaseImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The image that could not be pulled; <see langword="null"/> if the engine does not name it.</summary>
    public ImageReference? Image { get; init; }
}
