namespace ImageGen;

/// <summary>A build's result cannot be written to this machine: the disk or the permissions do not allow it, or the daemon sent something that is not allowed.</summary>
public sealed class BuildOutputException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public BuildOutputException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
