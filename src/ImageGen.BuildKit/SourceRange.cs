namespace ImageGen.BuildKit;

/// <summary>A range of lines and characters in a text.</summary>
/// <param name="StartLine">The first line, from 1.</param>
/// <param name="StartCharacter">The start of the range in its first line, from 0.</param>
/// <param name="EndLine">The last line, from 1.</param>
/// <param name="EndCharacter">The end of the range in its last line, from 0. If it equals <paramref name="StartCharacter"/> in the same line, the range is the whole line.</param>
public sealed record SourceRange(int StartLine, int StartCharacter, int EndLine, int EndCharacter);
