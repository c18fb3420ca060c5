namespace ImageGen.Dockerfiles.Shell;

/// <summary>A word of a shell command, quotes and escapes removed. What the shell would put in its place stands in it as it is written.</summary>
/// <param name="Text">The word.</param>
/// <param name="Start">Where it begins in the script.</param>
/// <param name="End">Where it ends.</param>
/// <param name="ExpandsAt">Where in <paramref name="Text"/> something begins that the shell replaces, such as <c>$NAME</c>; -1 where nothing does.</param>
internal sealed record ShellWord(string Text, int Start, int End, int ExpandsAt)
{
    /// <summary>Whether the word is the same in every run.</summary>
    public bool IsConstant => ExpandsAt < 0;

    /// <summary>Whether the word may be anything, several words and none included.</summary>
    public bool MayBeAny => ExpandsAt == 0;
}
