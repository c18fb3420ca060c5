using System.Collections.Immutable;

namespace ImageGen;

/// <summary>The exception for a failed build. The derived exceptions are the common causes.</summary>
/// <remarks>
/// The message starts like that of a compiler, <c>Dockerfile(7,1): error: …</c>. It states what failed, the last output of the step, and what to do next.
/// With the progress on the console, the output is shown already, and the message only refers to it; <see cref="LastOutput"/> always contains it.
/// </remarks>
public class ImageBuildException : ImageGenException
{
    /// <summary>Creates the exception.</summary>
    public ImageBuildException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The path of the Dockerfile; <see langword="null"/> if it is unknown.</summary>
    public string? DockerfilePath { get; init; }

    /// <summary>The line of the Dockerfile, from 1; 0 if it is unknown.</summary>
    public int Line { get; init; }

    /// <summary>The column in that line, from 1 in UTF-16 units; 0 if the line is unknown.</summary>
    public int Column { get; init; }

    /// <summary>The instruction that failed, as written; <see langword="null"/> if it is unknown.</summary>
    public string? Instruction { get; init; }

    /// <summary>The last lines of output of the failed step, at most 20. Default: empty.</summary>
    public ImmutableArray<string> LastOutput { get; init; } = [];

    /// <summary>Whether the failure is transient.</summary>
    internal bool IsTransient { get; init; }
}
