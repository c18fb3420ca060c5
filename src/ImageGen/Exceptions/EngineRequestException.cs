namespace ImageGen;

/// <summary>The engine refused a request that is neither a build nor a transfer.</summary>
public sealed class EngineRequestException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public EngineRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
