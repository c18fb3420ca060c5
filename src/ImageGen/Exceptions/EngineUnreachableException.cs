namespace ImageGen;

/// <summary>No engine answers at the endpoint, or the engine went away in the middle of its answer.</summary>
public sealed class EngineUnreachableException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public EngineUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The endpoint where no engine answers; <see langword="null"/> where none could be made out.</summary>
    public EngineEndpoint? Endpoint { get; init; }
}
