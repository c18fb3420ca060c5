namespace ImageGen.Dockerfiles.Shell;

/// <summary>A word of a shell command, without quotes and escapes. What the shell would replace is in it as written.</summary>
/// <param name="Text">The word.</param>
/// <param name="Start">Its start in the script.</param>
/// <param name="End">Its end in the script.</param>
/// <param name="ExpandsAt">The position in <paramref name="Text"/> of the first part that the shell replaces, such as <c>$NAME</c>; -1 if there is no such part.</param>
internal sealed record ShellWord(string Text, int Start, int End, int ExpandsAt)
{
    /// <summary>Whether the word is the same in every run.</summary>
    public bool IsConstant => ExpandsAt < 0;

    /// <summary>Whether the word may be any text, also several words or no word.</summary>
    public bool MayBeAny => ExpandsAt == 0;
}
