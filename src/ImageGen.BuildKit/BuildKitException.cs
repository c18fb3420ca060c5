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

    /// <summary>The daemon's status; <see cref="StatusCode.Unknown"/> for most failures of a build.</summary>
    public StatusCode Status { get; init; } = StatusCode.Unknown;

    /// <summary>The digest of the vertex that failed, as in <see cref="SolveStatus.Vertices"/>; <see langword="null"/> where the daemon names none.</summary>
    public string? VertexDigest { get; init; }

    /// <summary>The place in the Dockerfile that the failure belongs to; <see langword="null"/> where the daemon names none.</summary>
    public SourceLocation? Location { get; init; }
}
