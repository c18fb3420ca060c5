namespace ImageGen.BuildKit.StandIn.Solving;

/// <summary>A place in a Dockerfile.</summary>
/// <param name="FileName">The Dockerfile, as the frontend names it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Line">The first line, from 1.</param>
/// <param name="EndLine">The last line.</param>
public sealed record Place(string FileName, string Text, int Line, int EndLine)
{
    public int Character { get; init; }

    public int EndCharacter { get; init; }
}
