using Grpc.Core;

namespace ImageGen.BuildKit;

/// <summary>A BuildKit daemon refused a request, or a build failed on it.</summary>
public class BuildKitException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public BuildKitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The gRPC status of the response; <see cref="StatusCode.Unknown"/> for most failed builds.</summary>
    public StatusCode Status { get; init; } = StatusCode.Unknown;

    /// <summary>The digest of the step that failed, as in <see cref="SolveStatus.Vertices"/>; <see langword="null"/> if the daemon does not report it.</summary>
    public string? VertexDigest { get; init; }

    /// <summary>The place in the Dockerfile where the build failed; <see langword="null"/> if the daemon does not report it.</summary>
    public SourceLocation? Location { get; init; }
}
