namespace ImageGen;

/// <summary>The base of all exceptions that ImageGen throws deliberately. Each message states what to do next.</summary>
public class ImageGenException : Exception
{
    /// <summary>Creates the exception with a message for the person who runs the program.</summary>
    public ImageGenException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and the exception that caused it.</summary>
    public ImageGenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
