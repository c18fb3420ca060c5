namespace ImageGen;

/// <summary>An argument of an instruction, with its place.</summary>
/// <param name="Text">The argument: quotes and variables as written, a string of a JSON form decoded.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 units.</param>
public sealed record DockerfileWord(string Text, int Line, int Column)
{
    /// <summary>The argument.</summary>
    public override string ToString() => Text;
}
