namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// An instruction in the order in which the builder runs it. Each argument of an <c>ARG</c> is a separate step, because the next argument can use it.
/// </summary>
/// <param name="Stage">The stage that is built.</param>
/// <param name="Instruction">The instruction; for an <c>ONBUILD</c> of the base, its trigger.</param>
/// <param name="IsTrigger">Whether the instruction comes from an <c>ONBUILD</c> of the base.</param>
/// <param name="State">The state before the step.</param>
/// <param name="FirstWord">The index of the first word of the step.</param>
/// <param name="WordCount">The number of words of the step.</param>
/// <param name="Expansions">The expanded texts of the instruction.</param>
internal sealed record CheckedStep(
    DockerfileStage Stage,
    DockerfileInstruction Instruction,
    bool IsTrigger,
    StageState State,
    int FirstWord,
    int WordCount,
    IReadOnlyList<Expansion> Expansions)
{
    /// <summary>Returns the place to report. For a trigger, builders report the <c>FROM</c> that causes it.</summary>
    public SourceSpan Place(SourceSpan own) =>
        !IsTrigger ? own : Stage.From.Words.Count > 0 ? SourceSpan.OfWord(Stage.From, 0) : SourceSpan.OfKeyword(Stage.From);

    /// <summary>Returns the place of all arguments.</summary>
    public SourceSpan PlaceOfArguments()
    {
        if (WordCount == 0)
        {
            return Place(SourceSpan.OfKeyword(Instruction));
        }

        var first = SourceSpan.OfWord(Instruction, FirstWord);
        var last = SourceSpan.OfWord(Instruction, FirstWord + WordCount - 1);
        return Place(new SourceSpan(first.Line, first.Column, last.EndLine, last.EndColumn));
    }

    /// <summary>Expands a word.</summary>
    public Expansion ExpandWord(int word)
    {
        var placed = Instruction.Places.Words[word];
        return State.Expand(new ExpandedText(placed.Text, index => Instruction.Places.Offset(placed, index), ShellLexerOptions.None, Instruction.Places.Escape));
    }
}
