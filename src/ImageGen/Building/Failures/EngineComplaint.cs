using ImageGen.Building.Steps;

namespace ImageGen.Building.Failures;

/// <summary>What an engine says of a failed build.</summary>
/// <param name="Message">Its own words.</param>
/// <param name="Code">The exit code that came with them; the classic builder alone sends one.</param>
/// <param name="Step">The step that was at work; null where no step was.</param>
internal sealed record EngineComplaint(string Message, int? Code, BuildStep? Step)
{
    private const int LongestEnd = 2048;

    /// <summary>
    /// What the failure is recognised by: the words, or their beginning and end where a command or an output makes them long. The expressions
    /// look for words with anything between them, so that their time grows with the square of what they are given.
    /// </summary>
    public string Words => Message.Length <= 2 * LongestEnd ? Message : string.Concat(Message.AsSpan(0, LongestEnd), "\n", Message.AsSpan(Message.Length - LongestEnd));

    /// <summary>The instruction at the place that the engine itself names; <see langword="null"/> where it names none.</summary>
    public DockerfileInstruction? Place { get; init; }

    /// <summary>The instruction to blame, as far as the engine tells.</summary>
    public DockerfileInstruction? Instruction => Place ?? Step?.Instruction;
}
