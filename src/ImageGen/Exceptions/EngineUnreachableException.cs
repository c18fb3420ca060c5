namespace ImageGen;

/// <summary>The exception for an engine that does not respond, or whose connection was lost during a response.</summary>
public sealed class EngineUnreachableException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public EngineUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The endpoint of the engine; <see langword="null"/> if it could not be found out.</summary>
    public EngineEndpoint? Endpoint { get; init; }
}
