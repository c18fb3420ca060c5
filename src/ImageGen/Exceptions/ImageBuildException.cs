using System.Collections.Immutable;

namespace ImageGen;

/// <summary>A build failed. The derived exceptions name the commonest reasons.</summary>
/// <remarks>The message begins like a compiler's, <c>Dockerfile(7,1): error: …</c>, and says what failed, what the step last wrote, and what to do next.</remarks>
public class ImageBuildException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public ImageBuildException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The Dockerfile's path; <see langword="null"/> where it is not known.</summary>
    public string? DockerfilePath { get; init; }

    /// <summary>The line of the Dockerfile, from 1; 0 where it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column in that line, from 1 in UTF-16 units; 0 where the line is not known.</summary>
    public int Column { get; init; }

    /// <summary>The instruction that failed, as written; <see langword="null"/> where it is not known.</summary>
    public string? Instruction { get; init; }

    /// <summary>The last lines that the failed step wrote, at most 20.</summary>
    public ImmutableArray<string> LastOutput { get; init; } = [];

    /// <summary>Whether the cause may be gone at the next try.</summary>
    internal bool IsTransient { get; init; }
}
