namespace ImageGen.Dockerfiles.Checks;

/// <summary>
/// An instruction in the order in which the builder runs it. Each argument of an <c>ARG</c> is a separate step, because the next argument can use it.
/// </summary>
internal sealed record CheckedStep
{
    /// <summary>The stage that is built.</summary>
    public required DockerfileStage Stage { get; init; }

    /// <summary>The instruction; for an <c>ONBUILD</c> of the base, its trigger.</summary>
    public required DockerfileInstruction Instruction { get; init; }

    /// <summary>Whether the instruction comes from an <c>ONBUILD</c> of the base.</summary>
    public required bool IsTrigger { get; init; }

    /// <summary>The state before the step.</summary>
    public required StageState State { get; init; }

    /// <summary>The index of the first word of the step.</summary>
    public required int FirstWord { get; init; }

    /// <summary>The number of words of the step.</summary>
    public required int WordCount { get; init; }

    /// <summary>The expanded texts of the step.</summary>
    public required IReadOnlyList<Expansion> Expansions { get; init; }

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
