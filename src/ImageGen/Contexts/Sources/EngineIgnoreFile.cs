namespace ImageGen.Contexts.Sources;

/// <summary>
/// The <c>.dockerignore</c> that an engine without BuildKit is shown. The classic builder reads it once more, and by it removes the
/// Dockerfile and the <c>.dockerignore</c> from what <c>COPY . .</c> sees; Podman applies it to every file.
/// </summary>
internal static class EngineIgnoreFile
{
    public const string Name = ".dockerignore";

    /// <summary>What is sent in place of the context's own file; <see langword="null"/> where that goes as it is, or none is needed.</summary>
    /// <remarks>The hidden file is one that the engine needs and the image must not get.</remarks>
    public static string? Text(string root, ContextRules rules, string? hiddenFile)
    {
        var path = Path.Join(root, Name);
        if (!rules.Filter.Includes(Name) || !File.Exists(path))
        {
            return hiddenFile is null ? null : Hide(Name, hiddenFile);
        }

        if (rules.AreFromContextRoot)
        {
            return hiddenFile is null ? null : Hide(Read(path), hiddenFile);
        }

        // Other rules hold than those of this file: to the engine it must not mean anything.
        var withoutEffect = Read(path) + "\n!**";
        return hiddenFile is null ? withoutEffect + "\n" : Hide(withoutEffect, hiddenFile);
    }

    /// <summary>For a context that has no such file.</summary>
    public static string Hide(string hiddenFile) => Hide(Name, hiddenFile);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildContextException($"The ignore rules in '{path}' cannot be read: {e.Message} Grant this user access to the file, or remove it.", e);
        }
    }

    private static string Hide(string text, string hiddenFile) => $"{text}\n{hiddenFile}\n";
}
