using ImageGen.Dockerfiles.Checks;

namespace ImageGen.Dockerfiles.Shell;

/// <summary>A command that a <c>RUN</c> starts, in any of its forms, with its position in the Dockerfile.</summary>
/// <param name="Words">Its words.</param>
/// <param name="HasInput">Whether it may have input, from a pipe, a file or a here-document. Otherwise a build provides no input.</param>
/// <param name="Place">Returns the position from one word to another.</param>
internal sealed record RunCommand(IReadOnlyList<ShellWord> Words, bool HasInput, Func<ShellWord, ShellWord, SourceSpan> Place);
