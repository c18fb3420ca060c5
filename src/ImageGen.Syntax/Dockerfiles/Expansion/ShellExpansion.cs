namespace ImageGen.Dockerfiles;

/// <summary>What a <see cref="ShellLexer"/> made of a text.</summary>
/// <param name="Text">The text, expanded.</param>
/// <param name="Words">The words that white space outside of quotes parts it into.</param>
/// <param name="Error">Why it could not be read; the rest is empty then.</param>
/// <param name="ErrorAt">Where in the text the variable or quote stands that could not be read.</param>
/// <param name="IsTooLarge">Whether only its size or depth kept it from being read.</param>
internal sealed record ShellExpansion(string Text, IReadOnlyList<string> Words, string? Error, int ErrorAt = 0, bool IsTooLarge = false);
