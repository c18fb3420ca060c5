namespace ImageGen;

/// <summary>A build's result cannot be written to this machine: the disk, the permissions, or what the daemon sends does not allow it.</summary>
public sealed class BuildOutputException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public BuildOutputException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
