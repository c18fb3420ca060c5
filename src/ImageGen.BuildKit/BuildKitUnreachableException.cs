namespace ImageGen.BuildKit;

/// <summary>The BuildKit daemon cannot be reached, or the connection was lost before the response was complete.</summary>
public sealed class BuildKitUnreachableException : BuildKitException
{
    /// <summary>Creates the exception.</summary>
    public BuildKitUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException) => Status = Grpc.Core.StatusCode.Unavailable;

    /// <summary>The daemon's address; <see langword="null"/> if it is not known.</summary>
    public string? Address { get; init; }
}
