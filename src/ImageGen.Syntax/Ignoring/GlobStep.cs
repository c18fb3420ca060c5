namespace ImageGen.Ignoring;

/// <summary>The action of a step of a glob.</summary>
internal enum GlobStepKind
{
    /// <summary>Consumes one code point of the set.</summary>
    One,

    /// <summary>Consumes any number of code points of the set.</summary>
    Any,

    /// <summary>Any number of directories, including none: the two steps that follow are optional together.</summary>
    Directories,

    /// <summary>Consumes nothing: the path starts here.</summary>
    Begin,

    /// <summary>Consumes nothing: the path ends here.</summary>
    End,

    /// <summary>Consumes nothing: a word starts or ends here.</summary>
    WordBoundary,

    /// <summary>Consumes nothing: no word starts or ends here.</summary>
    NoWordBoundary,
}

/// <summary>One step of a compiled glob.</summary>
/// <param name="Kind">The action.</param>
/// <param name="Set">The code points that it consumes; <see langword="null"/> if there is only one.</param>
/// <param name="Single">The only code point that it consumes, or -1. Most steps consume one character and need no set.</param>
internal readonly record struct GlobStep(GlobStepKind Kind, RuneSet? Set = null, int Single = -1)
{
    public static GlobStep FromRune(int rune) => new(GlobStepKind.One, null, rune);

    public bool Consumes(int rune) => Single >= 0 ? Single == rune : Set!.Contains(rune);
}
