namespace ImageGen.Dockerfiles.Checks;

/// <summary>An instruction when the builder comes to it. Each argument of an <c>ARG</c> is a step of its own, since the next one sees it.</summary>
/// <param name="Stage">The stage that is built.</param>
/// <param name="Instruction">The instruction; of an <c>ONBUILD</c> that the base brings, what it keeps.</param>
/// <param name="IsTrigger">Whether it comes from an <c>ONBUILD</c> of the base.</param>
/// <param name="State">What came before.</param>
/// <param name="FirstWord">The first of the words that the step is about.</param>
/// <param name="WordCount">How many words the step is about.</param>
/// <param name="Expansions">The texts of the instruction in which the builder expands variables, expanded.</param>
internal sealed record CheckedStep(
    DockerfileStage Stage,
    DockerfileInstruction Instruction,
    bool IsTrigger,
    StageState State,
    int FirstWord,
    int WordCount,
    IReadOnlyList<Expansion> Expansions)
{
    /// <summary>The place of what the step does: builders put what a trigger does at the <c>FROM</c> that brings it.</summary>
    public SourceSpan Place(SourceSpan own) =>
        !IsTrigger ? own : Stage.From.Words.Count > 0 ? SourceSpan.OfWord(Stage.From, 0) : SourceSpan.OfKeyword(Stage.From);

    /// <summary>The place of all arguments.</summary>
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

    /// <summary>A word, expanded.</summary>
    public Expansion ExpandWord(int word)
    {
        var placed = Instruction.Places.Words[word];
        return State.Expand(new ExpandedText(placed.Text, index => Instruction.Places.Offset(placed, index), ShellLexerOptions.None, Instruction.Places.Escape));
    }
}
