namespace ImageGen;

/// <summary>No engine answers at the endpoint.</summary>
public sealed class EngineUnreachableException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public EngineUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
