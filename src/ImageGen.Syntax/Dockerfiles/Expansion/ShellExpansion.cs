namespace ImageGen.Dockerfiles;

/// <summary>What a <see cref="ShellLexer"/> made of a text.</summary>
/// <param name="Text">The text, expanded.</param>
/// <param name="Words">The words that white space outside of quotes parts it into.</param>
/// <param name="Error">Why it could not be read; the rest is empty then.</param>
internal sealed record ShellExpansion(string Text, IReadOnlyList<string> Words, string? Error);
