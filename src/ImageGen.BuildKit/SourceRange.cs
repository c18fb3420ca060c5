namespace ImageGen.BuildKit;

/// <summary>A range of a text.</summary>
/// <param name="StartLine">The first line, from 1.</param>
/// <param name="StartCharacter">Where the range begins in its first line, from 0.</param>
/// <param name="EndLine">The last line, from 1.</param>
/// <param name="EndCharacter">Where the range ends in its last line, from 0. The same as <paramref name="StartCharacter"/> in the same line: the whole line.</param>
public sealed record SourceRange(int StartLine, int StartCharacter, int EndLine, int EndCharacter);
