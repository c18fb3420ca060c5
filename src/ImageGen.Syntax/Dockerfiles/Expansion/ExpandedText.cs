namespace ImageGen.Dockerfiles;

/// <summary>A part of an instruction in which the builder expands variables.</summary>
/// <param name="Text">The part as the builder sees it.</param>
/// <param name="Offset">The offset in the source of a character of it, or of its end.</param>
/// <param name="Options">How quotes are read in it.</param>
/// <param name="Escape">The character that escapes another one in it.</param>
internal sealed record ExpandedText(string Text, Func<int, int> Offset, ShellLexerOptions Options, char Escape);
