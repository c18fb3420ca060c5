namespace ImageGen;

/// <summary>The build context cannot be sent: a path is missing or cannot be read, or a file changed while it was sent.</summary>
public sealed class BuildContextException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public BuildContextException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
