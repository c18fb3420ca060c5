namespace ImageGen;

/// <summary>The build context cannot be sent: a path that does not exist, or a file that changed while it was sent.</summary>
public sealed class BuildContextException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public BuildContextException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
