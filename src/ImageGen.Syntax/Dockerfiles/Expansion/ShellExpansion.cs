namespace ImageGen.Dockerfiles;

/// <summary>The result of a <see cref="ShellLexer"/>.</summary>
/// <param name="Text">The expanded text.</param>
/// <param name="Words">The words of the text, separated by white space outside of quotes.</param>
/// <param name="Error">The reason why the text cannot be read; the other results are then empty.</param>
/// <param name="ErrorAt">The position of the invalid variable or quote in the text.</param>
/// <param name="IsTooLarge">Whether the only error is the size or depth of the text.</param>
internal sealed record ShellExpansion(string Text, IReadOnlyList<string> Words, string? Error, int ErrorAt = 0, bool IsTooLarge = false);
