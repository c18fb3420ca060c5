namespace ImageGen;

/// <summary>
/// How a builder's client walks a context. Every client judges a single path alike; they differ in which ignored directories
/// they enter in search of paths that a <c>!</c> pattern takes back in.
/// </summary>
public enum IgnoreTraversal
{
    /// <summary>
    /// BuildKit's client: an ignored directory is entered when a <c>!</c> pattern, wildcards included, can match inside it.
    /// </summary>
    BuildKit,

    /// <summary>
    /// The docker CLI with the classic builder: an ignored directory is entered only when a <c>!</c> pattern, read as plain text,
    /// begins with that directory. <c>*</c> followed by <c>!**/*.csproj</c> therefore takes in no file of any subdirectory.
    /// </summary>
    Classic,
}
