using ImageGen.Building.Steps;
using ImageGen.BuildKit.Failures;

namespace ImageGen.Building.Failures;

/// <summary>The error that an engine reports for a failed build.</summary>
/// <param name="Message">The engine's message.</param>
/// <param name="Code">The exit code; only the classic builder sends one.</param>
/// <param name="Step">The step that failed; <see langword="null"/> if none was running.</param>
internal sealed record EngineComplaint(string Message, int? Code, BuildStep? Step)
{
    private const int LongestEnd = 2048;

    /// <summary>
    /// The text that the failure is recognised by: the message, or its start and end if a command or an output makes it long. The regular
    /// expressions have wildcards between words, so their time grows with the square of the length.
    /// </summary>
    public string Words => Message.Length <= 2 * LongestEnd ? Message : string.Concat(Message.AsSpan(0, LongestEnd), "\n", Message.AsSpan(Message.Length - LongestEnd));

    /// <summary>The message for a person, without the names of the engine's internal parts.</summary>
    public string Cause => FailureText.Simplify(Message.Trim());

    /// <summary>The instruction at the line that the engine reports; <see langword="null"/> if it reports none.</summary>
    public DockerfileInstruction? Place { get; init; }

    /// <summary>The instruction that failed; <see langword="null"/> if it is unknown.</summary>
    public DockerfileInstruction? Instruction => Place ?? Step?.Instruction;
}
