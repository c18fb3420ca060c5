using System.Net;

namespace ImageGen;

/// <summary>The engine answered a request with an error of its own.</summary>
public sealed class EngineRequestException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public EngineRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the engine's answer; <see langword="null"/> where the request was not sent, or where the answer itself was no JSON.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>What the engine itself said; <see langword="null"/> where it said nothing.</summary>
    public string? EngineError { get; init; }
}
