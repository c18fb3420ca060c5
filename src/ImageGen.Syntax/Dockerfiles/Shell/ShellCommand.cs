namespace ImageGen.Dockerfiles.Shell;

/// <summary>A simple command of a script: its words, assignments included, redirections left out.</summary>
/// <param name="Words">The words; there is at least one.</param>
/// <param name="HasInput">Whether its input may come from a pipe, a file or a here-document.</param>
internal sealed record ShellCommand(IReadOnlyList<ShellWord> Words, bool HasInput);
