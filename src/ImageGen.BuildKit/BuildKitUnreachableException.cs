namespace ImageGen.BuildKit;

/// <summary>No BuildKit daemon answers at the address, or it went away in the middle of its answer.</summary>
public sealed class BuildKitUnreachableException : BuildKitException
{
    /// <summary>Creates the exception.</summary>
    public BuildKitUnreachableException(string message, Exception? innerException = null)
        : base(message, innerException) => Status = Grpc.Core.StatusCode.Unavailable;

    /// <summary>The daemon's address; <see langword="null"/> where there is none.</summary>
    public string? Address { get; init; }
}
