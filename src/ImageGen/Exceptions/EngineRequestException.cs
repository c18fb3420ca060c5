using System.Net;

namespace ImageGen;

/// <summary>The exception for an engine that responded with an error, and for a request that the engine does not support.</summary>
public sealed class EngineRequestException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public EngineRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the response; <see langword="null"/> if the request was not sent, or if the response is not valid JSON.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The error text of the engine; <see langword="null"/> if it sent none.</summary>
    public string? EngineError { get; init; }
}
