namespace ImageGen;

/// <summary>
/// The walk of a builder's client through a context. All clients agree about a single path. They differ in which ignored directories they enter to
/// search for paths that a <c>!</c> pattern includes again.
/// </summary>
public enum IgnoreTraversal
{
    /// <summary>BuildKit's client enters an ignored directory if a <c>!</c> pattern, including its wildcards, can match inside it.</summary>
    BuildKit,

    /// <summary>
    /// The docker CLI with the classic builder enters an ignored directory only if a <c>!</c> pattern, read as plain text, starts with that
    /// directory. <c>*</c> followed by <c>!**/*.csproj</c> therefore includes no file of a subdirectory.
    /// </summary>
    Classic,
}
