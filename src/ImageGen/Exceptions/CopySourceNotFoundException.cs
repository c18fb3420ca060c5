namespace ImageGen;

/// <summary>The exception for a COPY or ADD step whose source is missing in the context or in the other stage.</summary>
public sealed class CopySourceNotFoundException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public CopySourceNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
