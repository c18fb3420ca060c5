namespace ImageGen.Building.Failures;

/// <summary>The reason of a failed build, and the advice for it.</summary>
/// <param name="Reason">The kind of the reason.</param>
/// <param name="What">The description of the failure, in one line.</param>
/// <param name="Next">The advice for the user.</param>
internal sealed record BuildFailure(FailureReason Reason, string What, string Next)
{
    /// <summary>The instruction of the Dockerfile that failed; <see langword="null"/> if none did.</summary>
    public DockerfileInstruction? Instruction { get; init; }

    /// <summary>Whether the message contains the instruction. Default: <see langword="true"/>.</summary>
    public bool IsInstructionShown { get; init; } = true;

    /// <summary>The line that the engine reports, from 1; 0 if it reports none.</summary>
    public int Line { get; init; }

    /// <summary>The exit code of a command; 0 if no command failed.</summary>
    public int ExitCode { get; init; }

    /// <summary>The image that could not be pulled.</summary>
    public ImageReference? Image { get; init; }

    /// <summary>Whether the registry of <see cref="Image"/> did not send it for a reason that a mirror does not have: network, certificates, permissions, or its own failure.</summary>
    public bool IsRegistryOutOfReach { get; init; }

    /// <summary>Whether no registry delivered <see cref="Image"/>, so that its name may be that of something else.</summary>
    public bool IsPullFailure { get; init; }
}
