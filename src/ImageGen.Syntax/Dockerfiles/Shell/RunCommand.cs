using ImageGen.Dockerfiles.Checks;

namespace ImageGen.Dockerfiles.Shell;

/// <summary>A command that a <c>RUN</c> starts, in any of its forms, with the way back to the Dockerfile.</summary>
/// <param name="Words">Its words.</param>
/// <param name="HasInput">Whether its input may come from a pipe, a file or a here-document; without that there is none in a build.</param>
/// <param name="Place">The place from one of its words to another one.</param>
internal sealed record RunCommand(IReadOnlyList<ShellWord> Words, bool HasInput, Func<ShellWord, ShellWord, SourceSpan> Place);
