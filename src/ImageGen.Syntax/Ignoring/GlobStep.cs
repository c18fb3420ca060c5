namespace ImageGen.Ignoring;

/// <summary>What a step of a glob does with the path.</summary>
internal enum GlobStepKind
{
    /// <summary>Consumes one code point of the set.</summary>
    One,

    /// <summary>Consumes any number of code points of the set.</summary>
    Any,

    /// <summary>Any number of directories, also none: the two steps that follow may be left out together.</summary>
    Directories,

    /// <summary>Consumes nothing: the path begins here.</summary>
    Begin,

    /// <summary>Consumes nothing: the path ends here.</summary>
    End,

    /// <summary>Consumes nothing: a word begins or ends here.</summary>
    WordBoundary,

    /// <summary>Consumes nothing: no word begins or ends here.</summary>
    NoWordBoundary,
}

/// <summary>One step of a compiled glob.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Set">What it consumes, where that is more than one code point.</param>
/// <param name="Single">The only code point that it consumes, or -1. Most steps are one character, and need no set for it.</param>
internal readonly record struct GlobStep(GlobStepKind Kind, RuneSet? Set = null, int Single = -1)
{
    public static GlobStep FromRune(int rune) => new(GlobStepKind.One, null, rune);

    public bool Consumes(int rune) => Single >= 0 ? Single == rune : Set!.Contains(rune);
}
