namespace ImageGen;

/// <summary>The patterns of a <c>.dockerignore</c> file.</summary>
public sealed class IgnoreFile
{
    /// <summary>Reads the text of a <c>.dockerignore</c> file.</summary>
    public static IgnoreFile Parse(string text) => new();

    /// <summary>Whether a path (relative, with <c>/</c>) is left out of the context.</summary>
    public bool IsIgnored(string path) => false;

    /// <summary>Whether an ignored folder must be entered all the same because a later <c>!</c> pattern may reach into it.</summary>
    public bool MayContainIncluded(string directory) => true;
}
