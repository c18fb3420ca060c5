namespace ImageGen;

/// <summary>A COPY or ADD step names a file that the context (or the other stage) does not have.</summary>
public sealed class CopySourceNotFoundException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public CopySourceNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
