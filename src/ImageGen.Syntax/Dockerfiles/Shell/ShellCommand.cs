namespace ImageGen.Dockerfiles.Shell;

/// <summary>A simple command of a script: its words, including assignments and without redirections.</summary>
/// <param name="Words">The words; there is at least one.</param>
/// <param name="HasInput">Whether it may have input, from a pipe, a file or a here-document.</param>
internal sealed record ShellCommand(IReadOnlyList<ShellWord> Words, bool HasInput);
