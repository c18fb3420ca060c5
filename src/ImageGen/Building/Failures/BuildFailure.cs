namespace ImageGen.Building.Failures;

/// <summary>A failed build, understood.</summary>
/// <param name="Reason">What is behind it.</param>
/// <param name="What">What failed, in one line.</param>
/// <param name="Next">What to do next.</param>
internal sealed record BuildFailure(FailureReason Reason, string What, string Next)
{
    /// <summary>The Dockerfile's instruction, where one is to blame.</summary>
    public DockerfileInstruction? Instruction { get; init; }

    /// <summary>The line that the engine names itself, from 1; 0 where it names none.</summary>
    public int Line { get; init; }

    /// <summary>The exit code of a command; 0 where no command failed.</summary>
    public int ExitCode { get; init; }

    /// <summary>The image that could not be had.</summary>
    public ImageReference? Image { get; init; }
}
