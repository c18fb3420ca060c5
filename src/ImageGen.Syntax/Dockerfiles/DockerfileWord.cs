namespace ImageGen;

/// <summary>An argument of an instruction, with its position.</summary>
/// <param name="Text">The argument with quotes and variables as written; for a JSON array, the decoded string.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 units.</param>
public sealed record DockerfileWord(string Text, int Line, int Column)
{
    /// <summary>Returns the argument.</summary>
    public override string ToString() => Text;
}
