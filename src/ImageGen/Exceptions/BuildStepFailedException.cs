namespace ImageGen;

/// <summary>The exception for a RUN step whose command ended with an exit code other than 0.</summary>
public sealed class BuildStepFailedException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public BuildStepFailedException(string message, int exitCode, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
    }

    /// <summary>The exit code of the command.</summary>
    public int ExitCode { get; }
}
