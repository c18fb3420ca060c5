namespace ImageGen;

/// <summary>The command of a RUN step ended with an exit code other than 0.</summary>
public sealed class BuildStepFailedException : ImageBuildException
{
    /// <summary>Creates the exception.</summary>
    public BuildStepFailedException(string message, int exitCode, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
    }

    /// <summary>The command's exit code.</summary>
    public int ExitCode { get; }
}
