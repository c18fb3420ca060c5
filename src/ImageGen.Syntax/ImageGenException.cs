namespace ImageGen;

/// <summary>The base of every exception that ImageGen throws on purpose. Each message says what to do next.</summary>
public class ImageGenException : Exception
{
    /// <summary>Creates the exception with a message for the person who runs the program.</summary>
    public ImageGenException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and the failure beneath it.</summary>
    public ImageGenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
